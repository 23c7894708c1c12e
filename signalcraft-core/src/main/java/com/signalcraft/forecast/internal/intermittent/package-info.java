/** Models of intermittent demand. */
@NullMarked
package com.signalcraft.forecast.internal.intermittent;

import org.jspecify.annotations.NullMarked;
