package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.Likelihood;

/**
 * What a model makes of a history.
 *
 * @param predictions the one-step predictions, on the model's scale; NaN where there is none
 * @param state the state that predicts what follows, in units of the errors' standard deviation
 * @param excess its covariance in excess of the coming error's; empty for none
 * @param likelihood the likelihood, the errors' variance concentrated out, on the model's scale
 */
@SuppressWarnings("ArrayRecordComponent") // internal; made once, never changed after
record FilterPass(double[] predictions, double[] state, double[][] excess, Likelihood likelihood) {

  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /**
   * Runs the filter.
   *
   * @param model the model
   * @param series the history on the model's scale
   * @param means what regression and constant make of it
   * @return the pass
   */
  static FilterPass of(ArimaModel model, Completed series, double[] means) {
    int size = means.length;
    double sigma = model.sigma() > 0 ? model.sigma() : 1;
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = (series.values()[i] - means[i]) / sigma;
    }
    Differencing differencing = Differencing.of(model.order());
    Polynomials polynomials = model.polynomials();
    KalmanFilter filter =
        new KalmanFilter(
            ArmaEstimator.longest(model.order()),
            1,
            differencing,
            series.missing(),
            ArmaEstimator.variance(x));
    double[] predictions = new double[size];
    double[][] errors = new double[1][size];
    double logarithms =
        filter.filter(polynomials, new double[][] {x}, 1, size, errors, predictions);
    if (Double.isNaN(logarithms)) {
      throw new IllegalStateException("no stationary model: " + model.order());
    }
    double squares = 0;
    for (int i = 0; i < size; i++) {
      squares += errors[0][i] * errors[0][i];
      predictions[i] = i < differencing.length() ? Double.NaN : predictions[i] * sigma + means[i];
    }
    int observed = Math.max(0, series.observed() - differencing.length());
    double logLikelihood =
        -0.5
            * (observed * (Math.log(squares / observed) + 1 + LOG_TWO_PI + 2 * Math.log(sigma))
                + logarithms);
    return new FilterPass(
        predictions,
        filter.state(0),
        filter.excess(polynomials),
        new Likelihood(
            logLikelihood, model.coefficients().length + model.effects().length + 1, observed));
  }
}
