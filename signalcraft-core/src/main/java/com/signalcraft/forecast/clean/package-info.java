/** Outliers and level shifts of histories. */
@NullMarked
package com.signalcraft.forecast.clean;

import org.jspecify.annotations.NullMarked;
