/** The hosted API on one's own machine. */
@NullMarked
package com.signalcraft.examples.server;

import org.jspecify.annotations.NullMarked;
