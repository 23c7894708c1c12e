package com.signalcraft.examples.cli.analysis;

import com.signalcraft.forecast.Band;
import java.util.Arrays;

/**
 * What the whole of a forecast comes to. The range is a cautious one: the steps' bounds are added,
 * as if all steps erred the same way at once; errors that are not wholly alike give less.
 *
 * @param steps how many steps are taken together
 * @param isTotal whether the numbers are totals, not means
 * @param mean the predicted total or mean
 * @param lower its lower bound
 * @param upper its upper bound
 */
public record Outlook(int steps, boolean isTotal, double mean, double lower, double upper) {

  /**
   * Takes the steps of a forecast together.
   *
   * @param analysis holds the forecast
   * @return the outlook
   */
  public static Outlook of(Analysis analysis) {
    double[] mean = analysis.forecast().mean().values();
    Band band = analysis.forecast().band(analysis.level());
    double divisor = analysis.kpi().isTotal() ? 1 : mean.length;
    return new Outlook(
        mean.length,
        analysis.kpi().isTotal(),
        Arrays.stream(mean).sum() / divisor,
        Arrays.stream(band.lower()).sum() / divisor,
        Arrays.stream(band.upper()).sum() / divisor);
  }
}
