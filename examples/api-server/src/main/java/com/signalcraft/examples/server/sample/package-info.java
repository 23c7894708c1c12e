/** A business to look at, with points that keep coming. */
@NullMarked
package com.signalcraft.examples.server.sample;

import org.jspecify.annotations.NullMarked;
