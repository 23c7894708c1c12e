/** Complex exponential smoothing: settings and parameters. */
@NullMarked
package com.signalcraft.forecast.ces;

import org.jspecify.annotations.NullMarked;
