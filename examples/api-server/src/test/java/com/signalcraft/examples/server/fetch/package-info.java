@NullMarked
package com.signalcraft.examples.server.fetch;

import org.jspecify.annotations.NullMarked;
