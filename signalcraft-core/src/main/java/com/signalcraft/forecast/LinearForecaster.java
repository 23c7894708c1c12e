package com.signalcraft.forecast;

import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.List;

/** Trend and seasonal terms by least squares; see {@link Forecasters#linear(LinearOptions)}. */
record LinearForecaster(LinearOptions options) implements Forecaster {

  /** From so many observations on there is a trend. */
  private static final int LEAST_FOR_TREND = 3;

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    int observed = Fits.requireObserved(series, 2, "the linear model");
    double[] values = series.values();
    if (options.logarithm()) {
      takeLogarithms(values);
    }
    // Deviations from the first value, at most 1 in magnitude, so that no scale is too large or
    // too small and a constant series leaves residuals of exactly zero.
    double shift = firstObserved(values);
    double scale = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        scale = Math.max(scale, Math.abs(value - shift));
      }
    }
    scale = scale > 0 ? scale : 1;
    LinearDesign design = LinearDesign.of(series, options);
    LeastSquares squares = new LeastSquares(design.columns());
    double[] row = new double[design.columns()];
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        design.fill(i, series.timestampAt(i), row);
        squares.add(row, (values[i] - shift) / scale);
      }
    }
    boolean trend = options.trend() && observed >= LEAST_FOR_TREND;
    SubsetFit fit = TermSelection.best(squares.factor(), observed, trend, design.seasons());
    return new FittedLinear(
        this, series, values, observed, options.logarithm(), design, fit, shift, scale);
  }

  private static double firstObserved(double[] values) {
    for (double value : values) {
      if (!Double.isNaN(value)) {
        return value;
      }
    }
    throw new IllegalStateException("no observed value");
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

  /** Such as {@code log-linear trend, season lengths 7 and 365}. */
  @Override
  public String toString() {
    String base =
        (options.logarithm() ? "log-linear " : "linear ")
            + (options.trend() ? "trend" : "model of a constant level");
    List<Integer> lengths = options.seasonLengths().orElse(List.of());
    return lengths.isEmpty()
        ? base
        : base
            + (lengths.size() == 1 ? ", season length " : ", season lengths ")
            + Words.and(lengths.stream().map(String::valueOf).toList());
  }
}
