/** The theta method. */
@NullMarked
package com.signalcraft.forecast.internal.theta;

import org.jspecify.annotations.NullMarked;
