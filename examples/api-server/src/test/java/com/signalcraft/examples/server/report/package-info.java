@NullMarked
package com.signalcraft.examples.server.report;

import org.jspecify.annotations.NullMarked;
