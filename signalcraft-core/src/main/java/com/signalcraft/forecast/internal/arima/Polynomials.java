package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.arima.ArimaOrder;
import java.util.Arrays;

/**
 * The products φ(B)Φ(Bᵐ) and θ(B)Θ(Bᵐ) of a model, dense and by their terms that are not zero. The
 * coefficients stand in the order autoregressive, moving average, seasonal autoregressive, seasonal
 * moving average. An instance takes one model after the other without new arrays; not thread-safe.
 */
final class Polynomials {

  /** φ₁, φ₂, … of 1 − φ₁B − φ₂B² − …; zero from {@link #arLength} on. */
  final double[] phi;

  /** θ₁, θ₂, … of 1 + θ₁B + θ₂B² + …; zero from {@link #maLength} on. */
  final double[] theta;

  /** Lags of autoregressive terms. */
  final int[] arLags;

  /** Their coefficients. */
  final double[] arTerms;

  /** Lags of moving average terms. */
  final int[] maLags;

  /** Their coefficients. */
  final double[] maTerms;

  int arLength;
  int maLength;
  int arCount;
  int maCount;

  /**
   * For models up to a size.
   *
   * @param longest the greatest of p + mP and q + mQ
   */
  Polynomials(int longest) {
    phi = new double[longest + 1];
    theta = new double[longest + 1];
    arLags = new int[longest];
    arTerms = new double[longest];
    maLags = new int[longest];
    maTerms = new double[longest];
  }

  /** The dimension of the state: max(p + mP, q + mQ + 1). */
  int dimension() {
    return Math.max(arLength, maLength + 1);
  }

  /**
   * Takes the coefficients of a model.
   *
   * @param order its order
   * @param c its coefficients
   */
  void set(ArimaOrder order, double[] c) {
    int p = order.p();
    int q = order.q();
    int m = order.seasonLength();
    int seasonalAt = p + q;
    arLength = p + m * order.seasonalP();
    maLength = q + m * order.seasonalQ();
    multiply(phi, c, 0, p, seasonalAt, order.seasonalP(), m, -1);
    multiply(theta, c, p, q, seasonalAt + order.seasonalP(), order.seasonalQ(), m, 1);
    arCount = terms(phi, arLength, arLags, arTerms);
    maCount = terms(theta, maLength, maLags, maTerms);
  }

  /** The terms after 1 of (1 + s·Σaᵢzⁱ)(1 + s·Σbⱼzᵐʲ), times s. */
  private static void multiply(
      double[] product, double[] c, int a, int p, int b, int seasonal, int m, double sign) {
    Arrays.fill(product, 0);
    for (int i = 0; i < p; i++) {
      product[i] = c[a + i];
    }
    for (int j = 0; j < seasonal; j++) {
      double term = c[b + j];
      int at = m * (j + 1) - 1;
      product[at] += term;
      for (int i = 0; i < p; i++) {
        product[at + i + 1] += sign * term * c[a + i];
      }
    }
  }

  private static int terms(double[] dense, int length, int[] lags, double[] values) {
    int count = 0;
    for (int i = 0; i < length; i++) {
      if (dense[i] != 0) {
        lags[count] = i + 1;
        values[count++] = dense[i];
      }
    }
    return count;
  }
}
