/**
 * The client of the hosted API: {@link com.signalcraft.client.HttpSignalCraft} is where to begin.
 */
@NullMarked
package com.signalcraft.client;

import org.jspecify.annotations.NullMarked;
