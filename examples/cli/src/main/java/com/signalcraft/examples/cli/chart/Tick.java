package com.signalcraft.examples.cli.chart;

/**
 * A mark on an axis.
 *
 * @param value where, in the axis' unit
 * @param label what is written there
 */
record Tick(double value, String label) {}
