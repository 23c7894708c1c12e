/**
 * CSV in and out: a streaming reader of exact points, a fast one straight into a series, a reader
 * of many series in the wide format, and writers. Nothing is dropped in silence: every row is a
 * point, a missing value, a bad row with its reason, or a blank line, and all are counted.
 */
@NullMarked
package com.signalcraft.csv;

import org.jspecify.annotations.NullMarked;
