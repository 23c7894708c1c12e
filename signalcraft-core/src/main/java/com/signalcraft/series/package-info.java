/**
 * Time series as the algorithms take them: columnar, immutable, sorted, with a time zone, a
 * frequency where one can be told, and explicit missing values; and how to resample them.
 */
@NullMarked
package com.signalcraft.series;

import org.jspecify.annotations.NullMarked;
