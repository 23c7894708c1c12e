/** Models that hold another one: the chosen of several, the non-negative. */
@NullMarked
package com.signalcraft.forecast.internal.selection;

import org.jspecify.annotations.NullMarked;
