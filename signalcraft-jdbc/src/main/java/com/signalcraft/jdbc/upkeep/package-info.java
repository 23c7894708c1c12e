/** What a database of SignalCraft needs from time to time. */
@NullMarked
package com.signalcraft.jdbc.upkeep;

import org.jspecify.annotations.NullMarked;
