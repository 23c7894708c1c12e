package com.signalcraft.examples.report.analysis;

import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Level;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * What the whole of a forecast comes to.
 *
 * <p>The range of a total does not follow from the ranges of its parts alone, as errors of steps go
 * together in part. Here it is as wide as the totals of the backtest's forecasts were off
 * (Student's t of their root mean square), but not narrower than if the steps erred independently,
 * nor wider than if all erred the same way at once; the latter where there was no backtest of the
 * same length.
 *
 * @param steps how many steps are taken together
 * @param isTotal whether the numbers are totals, not means
 * @param mean the predicted total or mean
 * @param lower its lower bound
 * @param upper its upper bound
 */
public record Outlook(int steps, boolean isTotal, double mean, double lower, double upper) {

  private static final int FEWEST_TESTS = 3;

  /**
   * Takes the steps of a forecast together.
   *
   * @param analysis holds the forecast
   * @return the outlook
   */
  public static Outlook of(Analysis analysis) {
    double[] means = analysis.forecast().mean().values();
    Band band = analysis.forecast().band(analysis.level());
    double[] lower = band.lower();
    double[] upper = band.upper();
    double total = Arrays.stream(means).sum();
    double below = total - Arrays.stream(lower).sum();
    double above = Arrays.stream(upper).sum() - total;
    if (analysis.backtest().steps() == means.length) {
      List<Double> errors = analysis.backtest().totalErrors();
      double observed = halfWidth(errors, analysis.level());
      below = Math.min(below, Math.max(observed, independent(means, lower)));
      above = Math.min(above, Math.max(observed, independent(means, upper)));
    }
    double divisor = analysis.kpi().isTotal() ? 1 : means.length;
    return new Outlook(
        means.length,
        analysis.kpi().isTotal(),
        total / divisor,
        (total - below) / divisor,
        (total + above) / divisor);
  }

  private static double halfWidth(List<Double> errors, Level level) {
    if (errors.size() < FEWEST_TESTS) {
      return Double.POSITIVE_INFINITY;
    }
    double squares = errors.stream().mapToDouble(error -> error * error).sum();
    double quantile =
        new TDistribution(null, errors.size())
            .inverseCumulativeProbability((1 + level.coverage()) / 2);
    return quantile * Math.sqrt(squares / errors.size());
  }

  private static double independent(double[] means, double[] bounds) {
    double squares = 0;
    for (int i = 0; i < means.length; i++) {
      squares += (means[i] - bounds[i]) * (means[i] - bounds[i]);
    }
    return Math.sqrt(squares);
  }
}
