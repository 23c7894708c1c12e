package com.signalcraft.forecast.internal.linear;

import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.internal.Fits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The curve of an estimate and its parts at a row of steps, on the model's scale until they are
 * asked for. Holds state; not thread-safe.
 */
final class LinearCurve {

  private final LinearEstimate estimate;
  private final double[] row;
  private final double[] values;
  private final double[] trend;
  private final double[][] seasons;
  private int count;

  LinearCurve(LinearEstimate estimate, int steps) {
    this.estimate = estimate;
    row = new double[estimate.design().columns()];
    values = new double[steps];
    trend = new double[steps];
    seasons = new double[estimate.design().seasons().size()][steps];
  }

  /** Adds a step; gives the value on the model's scale. */
  double add(long index, long epochMillis) {
    LinearDesign design = estimate.design();
    SubsetFit fit = estimate.fit();
    design.fill(index, epochMillis, row);
    trend[count] = estimate.shift() + estimate.scale() * fit.value(row, 0, LinearDesign.TREND + 1);
    double sum = trend[count];
    for (int s = 0; s < seasons.length; s++) {
      SeasonTerms terms = design.seasons().get(s);
      int from = terms.firstColumn();
      seasons[s][count] = estimate.scale() * fit.value(row, from, from + terms.columns());
      sum += seasons[s][count];
    }
    values[count++] = sum;
    return sum;
  }

  /** The variance of the curve at the step added last, in units of that of the noise. */
  double leverage() {
    return estimate.fit().leverage(row);
  }

  /** The curve in the series' unit. */
  double[] values() {
    return back(values);
  }

  /** The parts in the series' unit. */
  List<Component> components() {
    List<Component> parts = new ArrayList<>();
    parts.add(new Component("trend", back(trend)));
    for (int s = 0; s < seasons.length; s++) {
      SeasonTerms terms = estimate.design().seasons().get(s);
      if (estimate.fit().count(terms.firstColumn(), terms.firstColumn() + terms.columns()) > 0) {
        parts.add(new Component(terms.clock().name(), back(seasons[s])));
      }
    }
    return List.copyOf(parts);
  }

  private double[] back(double[] modelScale) {
    return Arrays.stream(modelScale)
        .map(value -> Fits.finite(estimate.logarithm() ? Math.exp(value) : value))
        .toArray();
  }
}
