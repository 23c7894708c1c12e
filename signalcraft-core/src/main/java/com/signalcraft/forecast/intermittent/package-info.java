/** Settings of the models of intermittent demand, whose values are mostly zero. */
@NullMarked
package com.signalcraft.forecast.intermittent;

import org.jspecify.annotations.NullMarked;
