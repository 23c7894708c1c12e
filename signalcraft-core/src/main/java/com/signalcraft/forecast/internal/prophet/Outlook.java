package com.signalcraft.forecast.internal.prophet;

/**
 * What intervals are made from, on the model's scale. Not changed once made.
 *
 * @param curve of the steps ahead
 * @param means the curve, with what is carried on from the last residual
 * @param ahead the time of each step since the last observation
 * @param noise the standard deviation of the noise of each step
 * @param shifts what may become of the trend
 * @param logistic whether the trend is kept within its bounds
 */
@SuppressWarnings("ArrayRecordComponent") // shared within the package, never changed
record Outlook(
    Curve curve,
    double[] means,
    double[] ahead,
    double[] noise,
    TrendShifts shifts,
    boolean logistic) {

  /** The lower and upper bounds of one level. */
  @SuppressWarnings("ArrayRecordComponent") // handed on at once
  record Bounds(double[] lower, double[] upper) {}

  int steps() {
    return means.length;
  }

  /** The change of the whole that a change of the trend, or of its logit, makes at a step. */
  double moved(int step, double shift) {
    if (!logistic) {
      return shift * curve.multipliers[step];
    }
    double share = Trend.logistic(curve.logits[step] + shift);
    return (curve.cap(step) * share - curve.trend[step]) * curve.multipliers[step];
  }
}
