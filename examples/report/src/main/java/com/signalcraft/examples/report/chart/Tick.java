package com.signalcraft.examples.report.chart;

/**
 * A mark on an axis.
 *
 * @param value where, in the axis' unit
 * @param label what is written there
 */
record Tick(double value, String label) {}
