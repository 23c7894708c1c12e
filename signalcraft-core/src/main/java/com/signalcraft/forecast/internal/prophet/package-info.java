/** The engine of the Prophet model. */
@NullMarked
package com.signalcraft.forecast.internal.prophet;

import org.jspecify.annotations.NullMarked;
