package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.forecast.internal.Fits;

/**
 * Intervals without draws. With linear growth the distribution at each step is known ({@link
 * BoundTable}). With logistic growth the bounds of the logit are moved through the curve, and noise
 * is added to them as the root of the sum of squares, which is exact where either is small.
 * Stateless.
 */
final class ClosedIntervals {

  private ClosedIntervals() {}

  static Outlook.Bounds of(Outlook outlook, double coverage) {
    double normal = Fits.normalQuantile((1 + coverage) / 2);
    BoundTable table = BoundTable.of(outlook, coverage, normal);
    double[] lower = outlook.means().clone();
    double[] upper = outlook.means().clone();
    for (int h = 0; h < lower.length; h++) {
      double noise = outlook.noise()[h];
      double trend = Math.sqrt(outlook.shifts().variance(outlook.ahead()[h]));
      double standard = table.at(outlook, h);
      if (outlook.logistic()) {
        double a = outlook.moved(h, trend * standard);
        double b = outlook.moved(h, -trend * standard);
        upper[h] += Math.hypot(Math.max(0, Math.max(a, b)), normal * noise);
        lower[h] -= Math.hypot(Math.min(0, Math.min(a, b)), normal * noise);
      } else {
        double half = Math.hypot(outlook.moved(h, trend), noise) * standard;
        upper[h] += half;
        lower[h] -= half;
      }
    }
    return new Outlook.Bounds(lower, upper);
  }
}
