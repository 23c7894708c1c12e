/** Forecasts in the database, and the jobs that make them. Not for users of the library. */
@NullMarked
package com.signalcraft.jdbc.internal.forecast;

import org.jspecify.annotations.NullMarked;
