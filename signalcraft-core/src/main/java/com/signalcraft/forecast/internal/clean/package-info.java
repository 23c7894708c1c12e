/** How outliers and level shifts are found; not for use from outside the library. */
@NullMarked
package com.signalcraft.forecast.internal.clean;

import org.jspecify.annotations.NullMarked;
