package com.signalcraft.forecast.internal.theta;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.theta.ThetaModel;

/**
 * What is estimated of a theta model. Levels are above the first observed value of the seasonally
 * adjusted series, in its unit. Immutable.
 *
 * @param model the form, not AUTO
 * @param alpha how much of an error the level takes up, above 0 and below 1
 * @param weight the weight of the line, 1 − 1/θ, from 0 to 1; of the classic form ½
 * @param level the level before the first value
 * @param intercept of the line through all values, at the step before the first
 * @param slope of the line through all values, for each step
 * @param sigma the standard deviation of one-step errors
 * @param freedom the degrees of freedom of sigma, at least 1
 */
record ThetaParameters(
    ThetaModel model,
    double alpha,
    double weight,
    double level,
    double intercept,
    double slope,
    double sigma,
    int freedom) {

  boolean isDynamic() {
    return model == ThetaModel.DSTM || model == ThetaModel.DOTM;
  }

  boolean isClassic() {
    return model == ThetaModel.CLASSIC;
  }

  double theta() {
    return 1 / (1 - weight);
  }

  /** How many steps at the beginning have no meaningful error. */
  int burnIn() {
    return isClassic() ? 0 : ThetaProfile.BURN_IN;
  }

  /** The same in another unit: one unit of then is so many of now. */
  ThetaParameters times(double unit) {
    return new ThetaParameters(
        model, alpha, weight, level * unit, intercept * unit, slope * unit, sigma * unit, freedom);
  }

  void store(StateWriter out) {
    out.put(model.name())
        .put(alpha)
        .put(weight)
        .put(level)
        .put(intercept)
        .put(slope)
        .put(sigma)
        .put(freedom);
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
        in.getInt(1, Integer.MAX_VALUE));
  }
}
