/** The way in: {@link com.signalcraft.SignalCraft}, one API on three back ends. */
@NullMarked
package com.signalcraft;

import org.jspecify.annotations.NullMarked;
