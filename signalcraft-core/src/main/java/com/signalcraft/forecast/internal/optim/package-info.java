/** Minimisers that models share. */
@NullMarked
package com.signalcraft.forecast.internal.optim;

import org.jspecify.annotations.NullMarked;
