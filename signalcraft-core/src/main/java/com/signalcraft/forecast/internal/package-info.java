/** What all forecasting models share and users do not need. */
@NullMarked
package com.signalcraft.forecast.internal;

import org.jspecify.annotations.NullMarked;
