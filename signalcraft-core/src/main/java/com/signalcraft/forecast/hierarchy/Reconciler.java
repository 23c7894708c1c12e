package com.signalcraft.forecast.hierarchy;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.series.TimeSeries;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes forecasts of a hierarchy that add up. Immutable and thread-safe.
 *
 * @param hierarchy what adds up to what
 * @param method how forecasts are made to add up; default {@link Reconciliation#MINT}
 * @param nonNegative whether means of leaves below zero are raised to zero, and sums made of these;
 *     default false
 */
public record Reconciler(Hierarchy hierarchy, Reconciliation method, boolean nonNegative) {

  /** Checks that nothing is null. */
  public Reconciler {
    Checks.required("hierarchy", hierarchy);
    Checks.required("method", method);
  }

  /**
   * By {@link Reconciliation#MINT}, without a bound at zero.
   *
   * @param hierarchy what adds up to what
   * @return the reconciler
   */
  public static Reconciler of(Hierarchy hierarchy) {
    return new Reconciler(hierarchy, Reconciliation.MINT, false);
  }

  /**
   * The same by another method.
   *
   * @param wanted the method
   * @return the changed reconciler
   */
  public Reconciler withMethod(Reconciliation wanted) {
    return new Reconciler(hierarchy, wanted, nonNegative);
  }

  /**
   * The same with or without a bound at zero.
   *
   * @param wanted whether forecasts are kept at zero or above
   * @return the changed reconciler
   */
  public Reconciler withNonNegative(boolean wanted) {
    return new Reconciler(hierarchy, method, wanted);
  }

  /**
   * Fits one model to every node, the series of sums made from those of the leaves.
   *
   * @param model the model
   * @param leaves the series of each leaf, as for {@link Hierarchy#aggregate}
   * @return the fitted hierarchy
   * @throws com.signalcraft.error.InsufficientDataException if a series holds too little for the
   *     model, or there are too few residuals for the method
   * @throws com.signalcraft.error.ValidationException if the series do not fit together
   */
  public FittedHierarchy fit(Forecaster model, Map<String, TimeSeries> leaves) {
    Checks.required("model", model);
    Map<String, FittedForecaster> base = new LinkedHashMap<>();
    hierarchy.aggregate(leaves).forEach((node, series) -> base.put(node, model.fit(series)));
    return reconcile(base);
  }

  /**
   * Takes models that are fitted already, which may be of different kinds.
   *
   * @param base a fitted model for each node; their histories of one zone and one frequency, all
   *     with the same last time stamp
   * @return the fitted hierarchy
   * @throws com.signalcraft.error.InsufficientDataException if there are too few residuals for the
   *     method
   * @throws com.signalcraft.error.ValidationException if a node has no model, a model no node, or
   *     the histories do not fit together
   */
  public FittedHierarchy reconcile(Map<String, FittedForecaster> base) {
    Checks.required("base", base);
    Calendars.checkNames("base", hierarchy.nodes(), base.keySet());
    Map<String, FittedForecaster> ordered = new LinkedHashMap<>();
    Map<String, TimeSeries> histories = new LinkedHashMap<>();
    for (String node : hierarchy.nodes()) {
      FittedForecaster model = Checks.required("base", base.get(node));
      ordered.put(node, model);
      histories.put(node, Calendars.regular(node, model.history()));
    }
    Calendars.checkAligned("base", histories);
    return new FittedHierarchy(this, ordered);
  }
}
