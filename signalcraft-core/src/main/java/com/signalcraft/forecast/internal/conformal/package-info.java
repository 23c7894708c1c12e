/** Conformal intervals around any model. */
@NullMarked
package com.signalcraft.forecast.internal.conformal;

import org.jspecify.annotations.NullMarked;
