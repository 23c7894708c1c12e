package com.signalcraft.forecast.internal.linear;

import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.TimeSeries;

/**
 * Estimates the coefficients of one series, with terms to be chosen or given ones. Immutable, used
 * once.
 */
final class LinearEstimation {

  /** From so many observations on there is a trend. */
  private static final int LEAST_FOR_TREND = 3;

  /** Two standard errors of this share of the values' scale are rounding, not noise. */
  private static final double ROUNDING = 1e-14;

  private final TimeSeries series;
  private final LinearOptions options;
  private final int observed;
  private final LinearDesign design;
  private final double shift;
  private final double scale;
  private final double[] values;

  private LinearEstimation(TimeSeries series, LinearOptions options, LinearDesign design) {
    this.series = series;
    this.options = options;
    this.design = design;
    this.observed = Fits.requireObserved(series, 2, "the linear model");
    values = series.values();
    if (options.logarithm()) {
      takeLogarithms(values);
    }
    // Deviations from the first value, at most 1 in magnitude, so that no scale is too large or
    // too small and a constant series leaves residuals of exactly zero.
    shift = values[firstObserved(values)];
    double greatest = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        greatest = Math.max(greatest, Math.abs(value - shift));
      }
    }
    scale = greatest > 0 ? greatest : 1;
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - shift) / scale;
    }
  }

  /** Chooses the terms and estimates their coefficients. */
  static FittedLinear fit(TimeSeries series, LinearOptions options) {
    Fits.requireObserved(series, 2, "the linear model");
    LinearEstimation work = new LinearEstimation(series, options, LinearDesign.of(series, options));
    return work.fitted(
        options.robust() ? new RobustFit(work::rows).chosen(work::choose) : work.chosen());
  }

  /** Estimates the coefficients of the terms of an earlier fit on a longer series. */
  static FittedLinear refit(TimeSeries series, LinearOptions options, LinearEstimate earlier) {
    LinearEstimation work =
        new LinearEstimation(series, options, earlier.design().forSize(series.size()));
    int[] terms = earlier.fit().terms();
    SubsetFit start = SubsetFit.of(work.factor(), terms);
    return work.fitted(options.robust() ? new RobustFit(work::rows).from(start) : start);
  }

  private SubsetFit chosen() {
    return choose(factor());
  }

  private double[][] factor() {
    LeastSquares squares = new LeastSquares(design.columns());
    rows(squares::add);
    return squares.factor();
  }

  private SubsetFit choose(double[][] factor) {
    boolean trend = options.trend() && observed >= LEAST_FOR_TREND;
    return TermSelection.best(factor, observed, trend, design.seasons());
  }

  /** Hands out the terms and the response of each observation; the array is used again. */
  private void rows(RobustFit.Rows.Taker taker) {
    double[] row = new double[design.columns()];
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        design.fill(i, series.timestampAt(i), row);
        taker.take(row, values[i]);
      }
    }
  }

  private FittedLinear fitted(SubsetFit fit) {
    int free = observed - fit.rank();
    LinearEstimate bare =
        new LinearEstimate(design, fit, options.logarithm(), shift, scale, 0, free);
    LinearCurve curve = new LinearCurve(bare, values.length);
    double[] residuals = new double[observed];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      double at = curve.add(i, series.timestampAt(i));
      if (!Double.isNaN(values[i])) {
        residuals[count++] = values[i] - (at - shift) / scale;
      }
    }
    double deviation =
        options.robust()
            ? RobustFit.deviation(residuals) * Math.sqrt((double) observed / free)
            : Math.sqrt(sumOfSquares(residuals) / free);
    double sigma = deviation > ROUNDING ? deviation * scale : 0;
    LinearEstimate estimate =
        new LinearEstimate(design, fit, options.logarithm(), shift, scale, sigma, free);
    return new FittedLinear(options, series, estimate, curve);
  }

  private static double sumOfSquares(double[] x) {
    double sum = 0;
    for (double each : x) {
      sum += each * each;
    }
    return sum;
  }

  private static int firstObserved(double[] values) {
    int i = 0;
    while (Double.isNaN(values[i])) {
      i++;
    }
    return i;
  }

  private static void takeLogarithms(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] <= 0) {
        throw new ValidationException(
            "series",
            "must hold values above 0 alone for a logarithm, was " + values[i] + " at index " + i);
      }
      values[i] = Math.log(values[i]);
    }
  }
}
