/** The engine of combined models. */
@NullMarked
package com.signalcraft.forecast.internal.ensemble;

import org.jspecify.annotations.NullMarked;
