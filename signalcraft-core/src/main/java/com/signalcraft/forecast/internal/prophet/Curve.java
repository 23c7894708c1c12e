package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.prophet.Growth;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The model's curve and its parts at some times, on the model's scale. Not changed once made. */
final class Curve {

  private final Structure structure;
  private final Scales scales;
  private final Scales.Levels floors;
  private final Scales.Levels caps;

  /** The scaled times. */
  final double[] times;

  /** The trend; of logistic growth already within floor and cap. */
  final double[] trend;

  /** Of logistic growth the logit of the trend's share of the cap; else the trend. */
  final double[] logits;

  /** 1 plus all shares of the trend. */
  final double[] multipliers;

  /** The sum of all parts. */
  final double[] values;

  private final double[][] parts;

  /**
   * A curve.
   *
   * @param withParts whether the parts are kept
   */
  Curve(
      Structure structure,
      Scales scales,
      Parameters parameters,
      WallClock clock,
      long[] epochMillis,
      boolean withParts) {
    this.structure = structure;
    this.scales = scales;
    this.floors = scales.floors(epochMillis);
    this.caps = scales.caps(epochMillis);
    int n = epochMillis.length;
    this.times = new double[n];
    this.trend = new double[n];
    this.logits = new double[n];
    this.multipliers = new double[n];
    this.values = new double[n];
    List<Structure.Part> names = structure.parts();
    this.parts = withParts ? new double[names.size()][n] : new double[0][];
    Rows rows = new Rows(structure, scales, clock, epochMillis);
    double[] points = Pass.pointsOf(structure, scales, clock);
    Trend line = new Trend(parameters.slope(), parameters.level(), points, parameters.changes());
    double[] beta = parameters.coefficients();
    boolean logistic = structure.options().growth().kind() == Growth.Kind.LOGISTIC;
    double[] z = new double[structure.columns()];
    int piece = 0;
    for (int i = 0; i < n; i++) {
      times[i] = scales.time(rows.wall(i));
      piece = Trend.piece(points, times[i], piece);
      logits[i] = line.at(times[i], piece);
      trend[i] = logistic ? caps.at(i) * Trend.logistic(logits[i]) : logits[i];
      rows.fill(i, z);
      int[] events = rows.holidays(i);
      for (int event : events) {
        z[event] = 1;
      }
      double factor = 1;
      double sum = 0;
      for (int p = 0; p < names.size(); p++) {
        Structure.Part part = names.get(p);
        double effect = 0;
        for (int j = part.from(); j < part.to(); j++) {
          effect += beta[j] * z[j];
        }
        if (part.multiplicative()) {
          factor += effect;
          effect *= trend[i];
        } else {
          sum += effect;
        }
        if (withParts) {
          parts[p][i] = effect;
        }
      }
      for (int event : events) {
        z[event] = 0;
      }
      multipliers[i] = factor;
      values[i] = trend[i] * factor + sum;
    }
  }

  double cap(int row) {
    return caps.at(row);
  }

  /** A value on the model's scale in the series' unit. */
  double back(double scaled, int row) {
    double value = scales.back(scaled, floors.at(row));
    return logarithm() ? Fits.finite(Math.exp(value)) : value;
  }

  /** Values on the model's scale in the series' unit. */
  double[] back(double[] scaled) {
    double[] unit = new double[scaled.length];
    Arrays.setAll(unit, i -> back(scaled[i], i));
    return unit;
  }

  /** Actual less fitted values on the model's scale; NaN where there is no value. */
  double[] residuals(TimeSeries history) {
    double[] residuals = new double[values.length];
    for (int i = 0; i < residuals.length; i++) {
      double actual = logarithm() ? Math.log(history.valueAt(i)) : history.valueAt(i);
      residuals[i] = scales.scaled(actual, floors.at(i)) - values[i];
    }
    return residuals;
  }

  /** A part on the model's scale in the series' unit; of a logarithm, its factor. */
  double[] size(double[] scaled) {
    return Arrays.stream(scaled)
        .map(value -> logarithm() ? Fits.finite(Math.exp(scales.size(value))) : scales.size(value))
        .toArray();
  }

  private boolean logarithm() {
    return structure.options().departures().logarithm();
  }

  List<Component> components() {
    List<Component> components = new ArrayList<>();
    components.add(new Component("trend", back(trend)));
    for (int p = 0; p < parts.length; p++) {
      components.add(new Component(structure.parts().get(p).name(), size(parts[p])));
    }
    return components;
  }
}
