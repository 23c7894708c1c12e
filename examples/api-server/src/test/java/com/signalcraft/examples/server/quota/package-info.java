@NullMarked
package com.signalcraft.examples.server.quota;

import org.jspecify.annotations.NullMarked;
