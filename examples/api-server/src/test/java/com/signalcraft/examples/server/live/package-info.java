/** Tests of live events. */
@NullMarked
package com.signalcraft.examples.server.live;

import org.jspecify.annotations.NullMarked;
