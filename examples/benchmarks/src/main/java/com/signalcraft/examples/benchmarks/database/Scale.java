package com.signalcraft.examples.benchmarks.database;

/**
 * How much is loaded, and how often it is measured. Immutable.
 *
 * @param businesses how many businesses, of five KPI sources each
 * @param pointsPerSource how many points each source has, one an hour, up to now
 * @param seriesPoints how many points are read into one series
 * @param pushPoints how many points are pushed to one source
 * @param rounds how many times a pair is measured; its ratio is the median of the rounds'
 * @param calls how many short calls a round makes
 */
record Scale(
    int businesses, int pointsPerSource, int seriesPoints, int pushPoints, int rounds, int calls) {

  /** What the page of figures shows. */
  static final Scale FULL = new Scale(200, 10_000, 1_000_000, 200_000, 9, 400);

  static final int SOURCES_PER_BUSINESS = 5;
}
