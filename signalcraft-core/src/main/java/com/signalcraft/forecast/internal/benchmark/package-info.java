/** The naive, seasonal naive and drift models, by which others are measured. */
@NullMarked
package com.signalcraft.forecast.internal.benchmark;

import org.jspecify.annotations.NullMarked;
