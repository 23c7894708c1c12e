package com.signalcraft.forecast.hierarchy;

import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.internal.Fits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Models fitted to all nodes of a hierarchy, whose forecasts add up. Immutable and thread-safe. */
public final class FittedHierarchy {

  private final Reconciler reconciler;
  private final Map<String, FittedForecaster> base;
  private final Residuals residuals;
  private final double[][] summing;
  private final Projection projection;

  FittedHierarchy(Reconciler reconciler, Map<String, FittedForecaster> base) {
    this.reconciler = reconciler;
    this.base = Collections.unmodifiableMap(new LinkedHashMap<>(base));
    this.residuals = Residuals.of(List.copyOf(base.values()));
    Hierarchy hierarchy = reconciler.hierarchy();
    this.summing = Projection.summing(hierarchy);
    this.projection =
        reconciler.method() == Reconciliation.BOTTOM_UP
            ? Projection.bottomUp(hierarchy)
            : Projection.of(hierarchy, residuals.weights(reconciler.method(), summing));
  }

  /**
   * What adds up to what.
   *
   * @return the hierarchy
   */
  public Hierarchy hierarchy() {
    return reconciler.hierarchy();
  }

  /**
   * The model of each node, whose own forecasts need not add up.
   *
   * @return the models, in the order of {@link Hierarchy#nodes()}; unmodifiable
   */
  public Map<String, FittedForecaster> base() {
    return base;
  }

  /**
   * Predicts what follows the histories.
   *
   * <p>The means of every step add up. A band is normal about its mean: with σ the half widths of
   * the models' own bands over the normal quantile, and R the correlations of their one-step
   * residuals, shrunk as for {@link Reconciliation#MINT}, the variances are the diagonal of M
   * diag(σ) R diag(σ) Mᵀ, where M is the map from the models' means to those that add up. Bounds
   * themselves do not add up: that all sources are at their upper bounds at once is rarer than that
   * one is.
   *
   * <p>Where forecasts are to be at zero or above, means of leaves below zero become zero, sums are
   * made of these (Di Fonzo and Girolimetto, 2023, "set negative to zero"), and lower bounds below
   * zero become zero.
   *
   * @param horizon how far
   * @param levels the levels of the bands wanted; none for means alone
   * @return a forecast for each node, in the order of {@link Hierarchy#nodes()}; without parts
   */
  public Map<String, Forecast> predict(Horizon horizon, Level... levels) {
    List<Forecast> own = new ArrayList<>();
    base.values().forEach(model -> own.add(model.predict(horizon, levels)));
    double[][] means = means(own);
    Map<Level, double[][]> errors = new LinkedHashMap<>();
    for (Level level : Fits.sorted(levels)) {
      errors.put(level, errors(own, level));
    }
    Map<String, Forecast> forecasts = new LinkedHashMap<>();
    int node = 0;
    for (Map.Entry<String, FittedForecaster> entry : base.entrySet()) {
      double[] mean = means[node];
      List<Band> bands = new ArrayList<>();
      int i = node;
      errors.forEach((level, error) -> bands.add(band(level, mean, error[i])));
      forecasts.put(
          entry.getKey(),
          new Forecast(
              own.get(node).modelType(),
              Fits.future(entry.getValue().history(), mean),
              bands,
              List.of()));
      node++;
    }
    return Collections.unmodifiableMap(forecasts);
  }

  /** One row of means for each node. */
  private double[][] means(List<Forecast> own) {
    int nodes = own.size();
    int steps = own.get(0).mean().size();
    double[][] means = new double[nodes][steps];
    double[] at = new double[nodes];
    for (int h = 0; h < steps; h++) {
      for (int i = 0; i < nodes; i++) {
        at[i] = own.get(i).mean().valueAt(h);
      }
      double[] mapped = coherent(projection.apply(at));
      for (int i = 0; i < nodes; i++) {
        means[i][h] = mapped[i];
      }
    }
    return means;
  }

  /** Sums are made of their leaves again, so that they add up to the last digits. */
  private double[] coherent(double[] mapped) {
    int sums = hierarchy().aggregates().size();
    for (int i = sums; i < mapped.length && reconciler.nonNegative(); i++) {
      mapped[i] = Math.max(0, mapped[i]);
    }
    for (int i = 0; i < sums; i++) {
      double sum = 0;
      for (int leaf = 0; leaf < summing[i].length; leaf++) {
        sum += summing[i][leaf] == 0 ? 0 : mapped[sums + leaf];
      }
      mapped[i] = Fits.finite(sum);
    }
    return mapped;
  }

  /** Standard errors, one row for each node. */
  private double[][] errors(List<Forecast> own, Level level) {
    int nodes = own.size();
    int steps = own.get(0).mean().size();
    double quantile = Fits.normalQuantile((1 + level.coverage()) / 2);
    double[][] widths = new double[nodes][];
    double[][] lower = new double[nodes][];
    for (int i = 0; i < nodes; i++) {
      Band band = own.get(i).band(level);
      widths[i] = band.upper();
      lower[i] = band.lower();
    }
    double[][] errors = new double[nodes][steps];
    double[] sigma = new double[nodes];
    double[] weighted = new double[nodes];
    for (int h = 0; h < steps; h++) {
      double largest = 0;
      for (int i = 0; i < nodes; i++) {
        sigma[i] = (widths[i][h] / 2 - lower[i][h] / 2) / quantile;
        largest = Math.max(largest, sigma[i]);
      }
      for (int i = 0; i < nodes && largest > 0; i++) {
        double[] row = projection.row(i);
        for (int j = 0; j < nodes; j++) {
          weighted[j] = row[j] * (sigma[j] / largest);
        }
        errors[i][h] = Fits.finite(largest * Math.sqrt(Math.max(0, variance(weighted))));
      }
    }
    return errors;
  }

  private double variance(double[] weighted) {
    double variance = 0;
    for (int j = 0; j < weighted.length; j++) {
      if (weighted[j] != 0) {
        double[] correlations = residuals.correlationsOf(j);
        double sum = 0;
        for (int k = 0; k < weighted.length; k++) {
          sum += correlations[k] * weighted[k];
        }
        variance += weighted[j] * sum;
      }
    }
    return variance;
  }

  private Band band(Level level, double[] mean, double[] error) {
    double quantile = Fits.normalQuantile((1 + level.coverage()) / 2);
    Band band = Fits.band(level, mean, error, quantile, DoubleUnaryOperator.identity());
    if (!reconciler.nonNegative()) {
      return band;
    }
    double[] lower = band.lower();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = Math.max(0, lower[i]);
    }
    return new Band(level, lower, band.upper());
  }
}
