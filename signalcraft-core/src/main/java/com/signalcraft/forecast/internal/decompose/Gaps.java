package com.signalcraft.forecast.internal.decompose;

/** Missing values of plain arrays. Stateless. */
public final class Gaps {

  private Gaps() {}

  /**
   * Fills missing values on straight lines between their neighbours; before the first and after the
   * last value by those.
   *
   * @param y the values, NaN where missing, at least one of them there; is filled
   * @return whether there was anything to fill
   */
  public static boolean fillByLines(double[] y) {
    int last = -1;
    boolean filled = false;
    for (int i = 0; i < y.length; i++) {
      if (Double.isNaN(y[i])) {
        filled = true;
        continue;
      }
      double from = last < 0 ? y[i] : y[last];
      double slope = last < 0 ? 0 : y[i] / (i - last) - from / (i - last);
      for (int k = last + 1; k < i; k++) {
        y[k] = from + slope * (k - last);
      }
      last = i;
    }
    for (int k = last + 1; k < y.length && last >= 0; k++) {
      y[k] = y[last];
    }
    return filled;
  }
}
