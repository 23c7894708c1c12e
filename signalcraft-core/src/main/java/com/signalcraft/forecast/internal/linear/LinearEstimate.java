package com.signalcraft.forecast.internal.linear;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.series.TimeSeries;

/**
 * What was estimated, once: the coefficients and the scale of the noise. Immutable.
 *
 * @param design the columns of the regression
 * @param fit the coefficients, of values less the shift over the scale
 * @param logarithm whether the values are logarithms
 * @param shift what was taken off the values
 * @param scale what the values were divided by after that
 * @param sigma the standard deviation of the noise, on the scale of the values
 * @param degreesOfFreedom observations less coefficients
 */
record LinearEstimate(
    LinearDesign design,
    SubsetFit fit,
    boolean logarithm,
    double shift,
    double scale,
    double sigma,
    int degreesOfFreedom) {

  void store(StateWriter out) {
    design.store(out);
    fit.store(out);
    out.put(logarithm).put(shift).put(scale).put(sigma).put(degreesOfFreedom);
  }

  static LinearEstimate read(StateReader in, TimeSeries history) {
    LinearDesign design = LinearDesign.read(in, history);
    return new LinearEstimate(
        design,
        SubsetFit.read(in, design.columns()),
        in.getBoolean(),
        Checks.finite("shift", in.getDouble()),
        Checks.finite("scale", in.getDouble()),
        Checks.finite("sigma", in.getDouble()),
        in.getInt(0, Integer.MAX_VALUE));
  }
}
