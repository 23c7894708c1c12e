package com.signalcraft.forecast.internal.theta;

/**
 * Expected values and variances of the steps that follow, one after the other. A forecast is linear
 * in the errors to come, so the variances are exact for known parameters: those of level, mean and
 * slope are carried from step to step as the values themselves are. To them comes the variance of
 * the slope ahead, as uncertain as the mean of as many changes of level as there are values. Not
 * thread-safe.
 */
final class ThetaOutlook {

  private final ThetaParameters parameters;
  private final double base;
  private final ThetaState state;
  private final double alpha;
  private final double rest;
  private final double lineStart;
  private final double values;

  // The symmetric covariance of level, mean and slope, in units of the variance of an error.
  private double ll;
  private double lm;
  private double ls;
  private double mm;
  private double ms;
  private double ss;

  private double ahead;
  private double power;
  private double expected;
  private double variance;

  /**
   * An outlook.
   *
   * @param parameters the model
   * @param base what the model's values are above
   * @param end what the model carries at the last observed value
   */
  ThetaOutlook(ThetaParameters parameters, double base, ThetaState end) {
    this.parameters = parameters;
    this.base = base;
    state = end.copy();
    alpha = parameters.alpha();
    rest = 1 - alpha;
    power = end.power();
    lineStart = (1 - power) / alpha;
    values = end.steps();
  }

  /** What is expected of the step looked at. */
  double expected() {
    return expected;
  }

  /** The standard deviation of what is forecast for the step looked at. */
  double deviation() {
    double drift = alpha * ahead;
    return parameters.sigma() * Math.sqrt(variance + drift * drift / values * size(expected));
  }

  /** The variance of an error where so much is expected, in units of that of sigma. */
  private double size(double value) {
    return parameters.relative() ? value * value : 1;
  }

  /** Looks at the next step. */
  void step() {
    double next =
        parameters.isClassic()
            ? state.level() + parameters.weight() * parameters.slope() * (ahead + lineStart)
            : state.next();
    expected = base + next;
    ahead++;
    spread(values + ahead - 1, size(expected));
    if (!parameters.isClassic()) {
      state.add(next);
    }
    power *= rest;
  }

  /**
   * The variance of the step after so many, and the covariance after it. The expected value is
   * level + toMean·mean + toSlope·slope; the next level, mean and slope are linear in these and in
   * the value of the step.
   */
  private void spread(double n, double error) {
    double weight = parameters.isDynamic() ? parameters.weight() : 0;
    double toMean = weight * power;
    double toSlope = weight * ((1 - power * rest) / alpha - power * (n + 1) / 2);
    double yl = ll + toMean * lm + toSlope * ls;
    double ym = lm + toMean * mm + toSlope * ms;
    double ys = ls + toMean * ms + toSlope * ss;
    variance = yl + toMean * ym + toSlope * ys + error;
    double meanGain = 1 / (n + 1);
    double meanKept = 1 - meanGain;
    double slopeGain = 6 / ((n + 1) * (n + 2));
    double slopeKept = (n - 1) / (n + 2);
    double levelOfLevel = alpha * yl + rest * ll;
    double meanOfValue = meanGain * variance + meanKept * ym;
    double meanOfLevel = meanGain * yl + meanKept * lm;
    double meanOfMean = meanGain * ym + meanKept * mm;
    double slopeOfValue = slopeGain * (variance - ym) + slopeKept * ys;
    double slopeOfLevel = slopeGain * (yl - lm) + slopeKept * ls;
    double slopeOfMean = slopeGain * (ym - mm) + slopeKept * ms;
    double slopeOfSlope = slopeGain * (ys - ms) + slopeKept * ss;
    ll = alpha * (alpha * variance + rest * yl) + rest * levelOfLevel;
    lm = alpha * meanOfValue + rest * meanOfLevel;
    ls = alpha * slopeOfValue + rest * slopeOfLevel;
    mm = meanGain * meanOfValue + meanKept * meanOfMean;
    ms = meanGain * slopeOfValue + meanKept * slopeOfMean;
    ss = slopeGain * (slopeOfValue - slopeOfMean) + slopeKept * slopeOfSlope;
  }
}
