package com.signalcraft.forecast.internal.theta;

/**
 * The spread of one-step errors. Where every value and every expected one is above zero the errors
 * may be proportional to what is expected; the more likely kind is taken. Stateless.
 */
final class ThetaErrors {

  private ThetaErrors() {}

  /**
   * A model with the spread of its errors.
   *
   * @param model what is estimated
   * @param x the values above the base
   * @param base what they are above
   * @param counts which of them are no filled gaps
   * @param from the first error that counts
   * @param estimated how many parameters of the mean were estimated
   * @param seasonLength how many effects of a season were estimated, 1 for none
   * @return the model with sigma and its degrees of freedom
   */
  static ThetaParameters withSpread(
      ThetaParameters model,
      double[] x,
      double base,
      boolean[] counts,
      int from,
      int estimated,
      int seasonLength) {
    ThetaState state = new ThetaState(model);
    double squares = 0;
    double relative = 0;
    double logs = 0;
    int errors = 0;
    boolean positive = true;
    for (int i = 0; i < x.length; i++) {
      double next = state.next();
      if (i >= from && counts[i]) {
        double error = x[i] - next;
        double expected = base + next;
        squares += error * error;
        positive &= expected > 0 && base + x[i] > 0;
        if (positive) {
          relative += (error / expected) * (error / expected);
          logs += Math.log(expected);
        }
        errors++;
      }
      state.add(x[i]);
    }
    int freedom = Math.max(1, errors - estimated - (seasonLength - 1));
    // Effects of a season are as uncertain as the mean of the values at each position.
    double season = seasonLength > 1 ? 1 + (double) seasonLength / x.length : 1;
    boolean proportional =
        positive
            && freedom > 1
            && errors * Math.log(relative / errors) + 2 * logs
                < errors * Math.log(squares / errors);
    double sum = proportional ? relative : squares;
    return model.withSpread(Math.sqrt(sum / freedom * season), freedom, proportional);
  }
}
