package com.signalcraft.forecast.internal.arima;

/**
 * What an ARMA process with errors of variance 1 is known by before its first value: covariances of
 * its state. The autoregressive part's autocovariances come from its partial autocorrelations
 * (Levinson's recursion backwards and forwards), those of the whole by the moving average of them
 * (Brockwell and Davis, 1991, section 3.3). An instance serves one model after the other; not
 * thread-safe.
 */
final class StationaryStart {

  private final double[][] predictors;
  private final double[] autoregressive;
  private final double[] movingAverage;
  private final double[] autocovariances;
  private final double[] weights;

  /**
   * For models up to a size.
   *
   * @param longest the greatest of p + mP and q + mQ
   */
  StationaryStart(int longest) {
    predictors = new double[longest + 1][];
    for (int j = 0; j <= longest; j++) {
      predictors[j] = new double[j];
    }
    autoregressive = new double[2 * longest + 2];
    movingAverage = new double[longest + 1];
    autocovariances = new double[longest + 1];
    weights = new double[longest + 1];
  }

  /**
   * Computes the covariances of the first value with the state, Harvey's (1989, section 3.3), whose
   * first element is the value.
   *
   * @param model the model
   * @param into takes Cov(αᵢ, w) for i from 0 to the dimension of the state less 1
   * @return false where the autoregressive part is not stationary
   */
  boolean covariances(Polynomials model, double[] into) {
    if (!prepare(model)) {
      return false;
    }
    into[0] = autocovariances[0];
    int dimension = model.dimension();
    for (int i = 1; i < dimension; i++) {
      into[i] = 0;
    }
    for (int k = 0; k < model.arCount; k++) {
      int lag = model.arLags[k];
      double term = model.arTerms[k];
      for (int i = 1; i < lag; i++) {
        into[i] += term * autocovariances[lag - i];
      }
    }
    for (int k = 0; k < model.maCount; k++) {
      int lag = model.maLags[k];
      double term = model.maTerms[k];
      for (int i = 1; i <= lag; i++) {
        into[i] += term * weights[lag - i];
      }
    }
    return true;
  }

  /**
   * Computes autocovariances and weights of the infinite moving average.
   *
   * @param model the model
   * @return false where the autoregressive part is not stationary
   */
  boolean prepare(Polynomials model) {
    int p = model.arLength;
    int q = model.maLength;
    weights[0] = 1;
    for (int k = 1; k <= q; k++) {
      double sum = model.theta[k - 1];
      for (int j = 0; j < model.arCount && model.arLags[j] <= k; j++) {
        sum += model.arTerms[j] * weights[k - model.arLags[j]];
      }
      weights[k] = sum;
    }
    if (!ofAutoregression(model, Math.max(p, q) + q)) {
      return false;
    }
    // The moving average's own autocovariances: two sparse sums.
    for (int lag = 0; lag <= q; lag++) {
      double sum = lag == 0 ? 1 : model.theta[lag - 1];
      for (int k = 0; k < model.maCount; k++) {
        int other = model.maLags[k] + lag;
        if (other <= q) {
          sum += model.maTerms[k] * model.theta[other - 1];
        }
      }
      movingAverage[lag] = sum;
    }
    int needed = Math.max(p, q);
    if (p == 0) {
      System.arraycopy(movingAverage, 0, autocovariances, 0, needed + 1);
      return true;
    }
    for (int lag = 0; lag <= needed; lag++) {
      double sum = movingAverage[0] * at(lag);
      for (int j = 1; j <= q; j++) {
        if (movingAverage[j] != 0) {
          sum += movingAverage[j] * (at(lag + j) + at(Math.abs(lag - j)));
        }
      }
      autocovariances[lag] = sum;
    }
    return autocovariances[0] > 0 && autocovariances[0] < Double.MAX_VALUE;
  }

  /** The autocovariance of the process, after {@link #prepare}; up to max(p + mP, q + mQ). */
  double autocovariance(int lag) {
    return autocovariances[lag];
  }

  /** The weight of the error so many steps ago, after {@link #prepare}; up to q + mQ. */
  double weight(int lag) {
    return weights[lag];
  }

  private double at(int lag) {
    return autoregressive[lag];
  }

  private boolean ofAutoregression(Polynomials model, int last) {
    int p = model.arLength;
    if (p == 0) {
      return true;
    }
    System.arraycopy(model.phi, 0, predictors[p], 0, p);
    double variance = 1;
    for (int j = p; j > 0; j--) {
      double[] a = predictors[j];
      double partial = a[j - 1];
      double left = 1 - partial * partial;
      if (!(left > 0)) {
        return false;
      }
      variance /= left;
      double scale = 1 / left;
      double[] lower = predictors[j - 1];
      for (int i = 0; i < j - 1; i++) {
        lower[i] = (a[i] + partial * a[j - 2 - i]) * scale;
      }
    }
    autoregressive[0] = variance;
    // The best predictors of all orders give the autocovariances one by one.
    for (int lag = 1; lag <= p; lag++) {
      double[] a = predictors[lag];
      double[] lower = predictors[lag - 1];
      double sum = 0;
      for (int i = 0; i < lag - 1; i++) {
        sum += lower[i] * autoregressive[lag - 1 - i];
      }
      autoregressive[lag] = sum + a[lag - 1] * variance;
      variance *= 1 - a[lag - 1] * a[lag - 1];
    }
    for (int lag = p + 1; lag <= last; lag++) {
      double sum = 0;
      for (int k = 0; k < model.arCount; k++) {
        sum += model.arTerms[k] * autoregressive[lag - model.arLags[k]];
      }
      autoregressive[lag] = sum;
    }
    return true;
  }
}
