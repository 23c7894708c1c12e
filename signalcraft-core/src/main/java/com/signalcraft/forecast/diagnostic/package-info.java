/** What is left of a history, and what a forecast says. */
@NullMarked
package com.signalcraft.forecast.diagnostic;

import org.jspecify.annotations.NullMarked;
