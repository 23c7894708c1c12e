/** Several models combined. */
@NullMarked
package com.signalcraft.forecast.ensemble;

import org.jspecify.annotations.NullMarked;
