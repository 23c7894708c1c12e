package com.signalcraft.forecast.internal.intermittent;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.intermittent.CrostonOptions;
import com.signalcraft.forecast.internal.intermittent.DemandPath.Rates;
import com.signalcraft.forecast.internal.optim.LineSearch;
import com.signalcraft.series.TimeSeries;
import java.util.OptionalDouble;

/**
 * Croston's method; see {@link com.signalcraft.forecast.Forecasters#croston(CrostonOptions)}.
 *
 * @param options the settings
 */
public record CrostonForecaster(CrostonOptions options) implements DemandModel {

  /** The name under which it is stored. */
  public static final String KIND = "croston";

  @Override
  public FittedForecaster fit(TimeSeries series) {
    return FittedDemand.fit(this, series);
  }

  @Override
  public ModelType modelType() {
    return ModelType.CROSTON;
  }

  @Override
  public String words() {
    return "Croston's method"
        + (options.corrected() ? " with the correction of Syntetos and Boylan" : "");
  }

  @Override
  public Rates estimate(double[] values) {
    if (options.alpha().isPresent()) {
      return new Rates(options.alpha().getAsDouble(), options.alpha().getAsDouble());
    }
    return new Rates(best(Demand.sizes(values)), best(Demand.intervals(values)));
  }

  private static double best(double[] values) {
    return LineSearch.minimum(
        rate -> DemandPath.squares(values, rate),
        DemandPath.LEAST_RATE,
        DemandPath.GREATEST_RATE,
        DemandPath.TOLERANCE);
  }

  /** Sizes and intervals are smoothed where there is demand, each from the first one on. */
  @Override
  public DemandPath run(double[] values, Rates rates) {
    double[] fitted = new double[values.length];
    double factor = options.corrected() ? 1 - rates.chance() / 2 : 1;
    double size = Double.NaN;
    double interval = Double.NaN;
    int steps = 0;
    for (int i = 0; i < values.length; i++) {
      fitted[i] = factor * size / interval;
      steps += Double.isNaN(values[i]) ? 0 : 1;
      if (values[i] > 0) {
        boolean first = Double.isNaN(size);
        size = first ? values[i] : size + rates.size() * (values[i] - size);
        interval = first ? steps : interval + rates.chance() * (steps - interval);
        steps = 0;
      }
    }
    return Double.isNaN(size)
        ? new DemandPath(fitted, 0, 0)
        : new DemandPath(fitted, factor / interval, size);
  }

  @Override
  public String toString() {
    return options.corrected() ? KIND : "croston, uncorrected";
  }

  @Override
  public void storeOptions(StateWriter out) {
    out.put(options.corrected()).put(options.alpha().orElse(Double.NaN));
  }

  /**
   * Reads what was stored of a fitted model.
   *
   * @param in the fields
   * @param history the history of the stored model
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    boolean corrected = in.getBoolean();
    double alpha = in.getDouble();
    return FittedDemand.read(
        new CrostonForecaster(
            new CrostonOptions(
                corrected,
                Double.isNaN(alpha) ? OptionalDouble.empty() : OptionalDouble.of(alpha))),
        in,
        history);
  }
}
