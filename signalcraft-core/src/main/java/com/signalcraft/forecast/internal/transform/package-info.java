/** Models on a transformed scale; not for use from outside the library. */
@NullMarked
package com.signalcraft.forecast.internal.transform;

import org.jspecify.annotations.NullMarked;
