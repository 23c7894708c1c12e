package com.signalcraft.forecast.internal.theta;

/**
 * Expected values and variances of the steps that follow. A forecast is linear in the errors to
 * come, so the variances are exact: those of level, mean and slope are carried from step to step as
 * the values themselves are. Stateless.
 */
final class ThetaOutlook {

  private ThetaOutlook() {}

  /**
   * Looks ahead.
   *
   * @param parameters the model
   * @param end what it carries at the last observed value
   * @param skipped how many steps are passed over first
   * @param mean takes the expected values
   * @param deviation takes the standard deviations
   */
  static void look(
      ThetaParameters parameters, ThetaState end, int skipped, double[] mean, double[] deviation) {
    if (parameters.isClassic()) {
      line(parameters, end, skipped, mean);
    } else {
      ThetaState state = end.copy();
      for (long step = -(long) skipped; step < mean.length; step++) {
        double next = state.next();
        if (step >= 0) {
          mean[(int) step] = next;
        }
        state.add(next);
      }
    }
    if (parameters.isDynamic()) {
      spread(parameters, end, skipped, deviation);
    } else {
      for (int i = 0; i < deviation.length; i++) {
        double before = (double) skipped + i;
        double alpha = parameters.alpha();
        deviation[i] = parameters.sigma() * Math.sqrt(1 + before * alpha * alpha);
      }
    }
  }

  /** The level with half of the slope as drift (Hyndman and Billah, 2003, equation 8). */
  private static void line(ThetaParameters parameters, ThetaState end, int skipped, double[] mean) {
    double start = (1 - end.power()) / parameters.alpha();
    for (int i = 0; i < mean.length; i++) {
      double before = (double) skipped + i;
      mean[i] = end.level() + parameters.weight() * parameters.slope() * (before + start);
    }
  }

  private static void spread(
      ThetaParameters parameters, ThetaState end, int skipped, double[] deviation) {
    double alpha = parameters.alpha();
    double rest = 1 - alpha;
    double power = end.power();
    double n = end.steps();
    // The symmetric covariance of level, mean and slope, in units of the variance of an error.
    double ll = 0;
    double lm = 0;
    double ls = 0;
    double mm = 0;
    double ms = 0;
    double ss = 0;
    for (long step = -(long) skipped; step < deviation.length; step++) {
      // The expected value is level + toMean·mean + toSlope·slope.
      double toMean = parameters.weight() * power;
      double toSlope = parameters.weight() * ((1 - power * rest) / alpha - power * (n + 1) / 2);
      double yl = ll + toMean * lm + toSlope * ls;
      double ym = lm + toMean * mm + toSlope * ms;
      double ys = ls + toMean * ms + toSlope * ss;
      double variance = yl + toMean * ym + toSlope * ys + 1;
      if (step >= 0) {
        deviation[(int) step] = parameters.sigma() * Math.sqrt(variance);
      }
      // The next level, mean and slope are linear in these and in the value of the step.
      double meanGain = 1 / (n + 1);
      double slopeGain = 6 / ((n + 1) * (n + 2));
      double kept = (n - 1) / (n + 2);
      double ylNext = alpha * variance + rest * yl;
      double ymNext = meanGain * variance + (1 - meanGain) * ym;
      double ll2 = alpha * ylNext + rest * (alpha * yl + rest * ll);
      double lm2 = alpha * ymNext + rest * (meanGain * yl + (1 - meanGain) * lm);
      double slopeOfValue = slopeGain * (variance - ym) + kept * ys;
      double slopeOfLevel = slopeGain * (yl - lm) + kept * ls;
      double slopeOfMean = slopeGain * (ym - mm) + kept * ms;
      double slopeOfSlope = slopeGain * (ys - ms) + kept * ss;
      double ls2 = alpha * slopeOfValue + rest * slopeOfLevel;
      double mm2 = meanGain * ymNext + (1 - meanGain) * (meanGain * ym + (1 - meanGain) * mm);
      double ms2 = meanGain * slopeOfValue + (1 - meanGain) * slopeOfMean;
      double ss2 = slopeGain * (slopeOfValue - slopeOfMean) + kept * slopeOfSlope;
      ll = ll2;
      lm = lm2;
      ls = ls2;
      mm = mm2;
      ms = ms2;
      ss = ss2;
      power *= rest;
      n++;
    }
  }
}
