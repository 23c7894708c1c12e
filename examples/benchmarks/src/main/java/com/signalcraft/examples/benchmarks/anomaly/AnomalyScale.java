package com.signalcraft.examples.benchmarks.anomaly;

/**
 * How much is measured. Immutable.
 *
 * @param rounds how often speeds are measured; the median counts
 * @param points how many points of ours a round takes in
 * @param forestPoints how many points of the forest a round takes in
 * @param calls how often a state is saved and restored
 * @param kpis how many KPIs are fed in turns
 * @param turns how many points each of them gets
 * @param noises how many series of each kind of noise are looked at
 * @param alerts how many alerts a business has
 * @param alertRounds how often they are evaluated before it counts
 */
record AnomalyScale(
    int rounds,
    int points,
    int forestPoints,
    int calls,
    int kpis,
    int turns,
    int noises,
    int alerts,
    int alertRounds) {

  static final AnomalyScale FULL =
      new AnomalyScale(7, 500_000, 15_000, 5_000, 100_000, 400, 40, 2_000, 150);
}
