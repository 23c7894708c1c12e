package com.signalcraft.examples.benchmarks.client;

/**
 * How much is pushed, and how often it is measured. Immutable.
 *
 * @param points how many points a push has, a multiple of 4,000
 * @param calls how many single calls a round makes
 * @param rounds how many times a pair is measured; its ratio is the median of the rounds'
 */
record ClientScale(int points, int calls, int rounds) {

  /** What the page of figures shows. */
  static final ClientScale FULL = new ClientScale(200_000, 5_000, 15);

  /** How many sources the points are of, and how many batches are under way at once. */
  static final int SOURCES = 4;

  static final int BATCH = 1_000;
}
