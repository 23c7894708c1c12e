/** SignalCraft over HTTP. */
@NullMarked
package com.signalcraft.client;

import org.jspecify.annotations.NullMarked;
