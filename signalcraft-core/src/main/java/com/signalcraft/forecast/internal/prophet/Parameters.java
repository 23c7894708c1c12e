package com.signalcraft.forecast.internal.prophet;

/**
 * The parameters of the model on its own scale. Not changed once made.
 *
 * @param slope k, the first slope of the trend
 * @param level the value at time 0 of the trend, or of its logit
 * @param changes δ, of the slope at each point
 * @param coefficients β, of each column
 * @param sigma the standard deviation of the noise
 */
@SuppressWarnings("ArrayRecordComponent") // shared within the package, never changed
record Parameters(
    double slope, double level, double[] changes, double[] coefficients, double sigma) {

  /** The offset m of the published form: the trend's level, or of logistic growth −level / k. */
  double offset(boolean logistic) {
    return logistic ? -level / slope : level;
  }

  /** The same with another σ. */
  Parameters withSigma(double other) {
    return new Parameters(slope, level, changes, coefficients, other);
  }

  /** From these parameters a part of the way to others, σ left as it is. */
  Parameters towards(Parameters others, double part) {
    return new Parameters(
        slope + part * (others.slope - slope),
        level + part * (others.level - level),
        between(changes, others.changes, part),
        between(coefficients, others.coefficients, part),
        sigma);
  }

  private static double[] between(double[] from, double[] to, double part) {
    double[] at = new double[from.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = part == 1 ? to[i] : from[i] + part * (to[i] - from[i]);
    }
    return at;
  }

  /** The mean magnitude of the changes, which future ones are drawn with. */
  double changeScale() {
    double sum = 0;
    for (double change : changes) {
      sum += Math.abs(change);
    }
    return changes.length == 0 ? 0 : sum / changes.length + 1e-8;
  }
}
