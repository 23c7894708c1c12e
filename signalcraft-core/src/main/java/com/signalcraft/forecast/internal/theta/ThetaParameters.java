package com.signalcraft.forecast.internal.theta;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.theta.ThetaModel;

/**
 * What is estimated of a theta model. Levels are above the first observed value of the seasonally
 * adjusted series. Immutable.
 *
 * @param model the form, not AUTO
 * @param alpha how much of an error the level takes up, above 0 and below 1
 * @param weight the weight of the line, 1 − 1/θ, from 0 to 1; of the classic form ½
 * @param level the level before the first value
 * @param intercept of the line through all values, at the step before the first
 * @param slope of the line through all values, for each step
 * @param sigma the standard deviation of one-step errors, or their share of what is expected
 * @param freedom the degrees of freedom of sigma, at least 1
 * @param relative whether sigma is a share
 */
record ThetaParameters(
    ThetaModel model,
    double alpha,
    double weight,
    double level,
    double intercept,
    double slope,
    double sigma,
    int freedom,
    boolean relative) {

  /** A model whose errors are not looked at yet. */
  static ThetaParameters of(
      ThetaModel model, double alpha, double weight, double level, double[] line) {
    return new ThetaParameters(model, alpha, weight, level, line[0], line[1], 0, 1, false);
  }

  /** The same with errors of a given spread. */
  ThetaParameters withSpread(double deviation, int degrees, boolean share) {
    return new ThetaParameters(
        model, alpha, weight, level, intercept, slope, deviation, degrees, share);
  }

  boolean isDynamic() {
    return model == ThetaModel.DSTM || model == ThetaModel.DOTM;
  }

  boolean isClassic() {
    return model == ThetaModel.CLASSIC;
  }

  double theta() {
    return 1 / (1 - weight);
  }

  void store(StateWriter out) {
    out.put(model.name())
        .put(alpha)
        .put(weight)
        .put(level)
        .put(intercept)
        .put(slope)
        .put(sigma)
        .put(freedom)
        .put(relative);
  }

  static ThetaParameters read(StateReader in) {
    return new ThetaParameters(
        in.getConstant(ThetaModel.class),
        in.getDouble(),
        in.getDouble(),
        in.getDouble(),
        in.getDouble(),
        in.getDouble(),
        in.getDouble(),
        in.getInt(1, Integer.MAX_VALUE),
        in.getBoolean());
  }
}
