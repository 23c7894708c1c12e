/** Time, waiting and randomness, as a client takes them from its surroundings. */
@NullMarked
package com.signalcraft.client.internal.time;

import org.jspecify.annotations.NullMarked;
