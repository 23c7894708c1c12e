package com.signalcraft.anomaly.internal.correlate;

import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.Episode;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.math3.special.Beta;

/**
 * The lag at which two KPIs move most alike about an episode.
 *
 * @param correlation the shrunk correlation at that lag, −1 to 1
 * @param lagMillis by how much the second moves later
 * @param significance the probability of as much by chance, for all that was tried, 0 to 1
 * @param observations how many pairs there were
 */
public record KpiComparison(
    double correlation, long lagMillis, double significance, int observations) {

  private static final int LEAST_REACH_STEPS = 20;
  private static final int MOST_CELLS = 5_000;
  private static final int MOST_LAGS = 24;
  private static final int LEAST_PAIRS = 8;
  private static final int HISTORY_CELLS = 500;
  private static final double SHRINKAGE = 10;

  /**
   * Compares two KPIs.
   *
   * @param own what a detector says of the KPI with the episode
   * @param other what it says of another
   * @param episode the episode
   * @param reach how many lengths of it before and after it are compared
   * @param mostLag the greatest lag to both sides
   * @param tried how many KPIs are compared with this one
   * @return the comparison, or empty where too few observations fall together
   */
  public static Optional<KpiComparison> of(
      Detection own, Detection other, Episode episode, int reach, Duration mostLag, int tried) {
    long step = Math.max(ResidualGrid.step(own), ResidualGrid.step(other));
    long length = episode.endMillis() - episode.startMillis();
    long most = step * MOST_CELLS / 2;
    long around = Math.min(most, Math.max(reach * length, LEAST_REACH_STEPS * step));
    long from = Math.floorDiv(episode.startMillis() - around, step) * step;
    long to = Math.min(episode.endMillis(), episode.startMillis() + most) + around;
    int cells = (int) ((to - from) / step) + 1;
    int lags = (int) Math.min(MOST_LAGS, mostLag.toMillis() / step);
    double[] left = ResidualGrid.of(own, from, step, cells);
    double[] right = ResidualGrid.of(other, from - lags * step, step, cells + 2 * lags);
    double bound = bound(left, other, from, step);
    return best(left, right, lags, step).map(found -> found.judged(bound, tried * (2 * lags + 1)));
  }

  private static Optional<KpiComparison> best(double[] left, double[] right, int lags, long step) {
    double strongest = 0;
    int bestLag = 0;
    PairCorrelation best = null;
    for (int k = 0; k <= 2 * lags; k++) {
      // From no lag outwards, so that of equal ones the least counts.
      int lag = (k % 2 == 0 ? 1 : -1) * ((k + 1) / 2);
      PairCorrelation each = PairCorrelation.of(left, right, lag + lags);
      double shrunk = each.value() * each.pairs() / (each.pairs() + SHRINKAGE);
      if (each.pairs() >= LEAST_PAIRS && Math.abs(shrunk) > Math.abs(strongest)) {
        strongest = shrunk;
        bestLag = lag;
        best = each;
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    return Optional.of(new KpiComparison(strongest, bestLag * step, 1, best.pairs()));
  }

  /**
   * How much values hang together in both KPIs: in the first, which has the episode, in the time
   * compared, in the other one before it.
   */
  private static double bound(double[] left, Detection other, long from, long step) {
    long earlier = from - HISTORY_CELLS * step;
    double own = PairCorrelation.autocorrelation(left);
    double right =
        PairCorrelation.autocorrelation(ResidualGrid.of(other, earlier, step, HISTORY_CELLS));
    return Math.max(0, own * right);
  }

  /** By Student's t distribution, for the pairs that autocorrelation leaves (Bartlett, 1935). */
  private KpiComparison judged(double bound, int tried) {
    double degrees = observations * (1 - bound) / (1 + bound) - 2;
    double square = correlation * correlation;
    double chance =
        degrees <= 0 ? 1 : Beta.regularizedBeta(1 - Math.min(1, square), degrees / 2, 0.5);
    return new KpiComparison(correlation, lagMillis, Math.min(1, chance * tried), observations);
  }
}
