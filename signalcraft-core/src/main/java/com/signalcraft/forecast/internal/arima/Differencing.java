package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.arima.ArimaOrder;

/**
 * The polynomial (1 − B)ᵈ(1 − Bᵐ)ᴰ = 1 − δ₁B − δ₂B² − … by its terms that are not zero.
 *
 * @param lags the lags
 * @param terms δ at these lags
 * @param length the longest lag, d + mD
 */
@SuppressWarnings("ArrayRecordComponent") // internal; made once, never changed after
record Differencing(int[] lags, double[] terms, int length) {

  /** The differencing of an order. */
  static Differencing of(ArimaOrder order) {
    int length = order.lost();
    double[] product = new double[length + 1];
    product[0] = 1;
    int size = 1;
    for (int i = 0; i < order.d() + order.seasonalD(); i++) {
      int lag = i < order.d() ? 1 : order.seasonLength();
      for (int k = size - 1; k >= 0; k--) {
        product[k + lag] -= product[k];
      }
      size += lag;
    }
    int count = 0;
    for (int k = 1; k <= length; k++) {
      count += product[k] == 0 ? 0 : 1;
    }
    int[] lags = new int[count];
    double[] terms = new double[count];
    int at = 0;
    for (int k = 1; k <= length; k++) {
      if (product[k] != 0) {
        lags[at] = k;
        terms[at++] = -product[k];
      }
    }
    return new Differencing(lags, terms, length);
  }
}
