package com.signalcraft.forecast.internal.intermittent;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.intermittent.TsbOptions;
import com.signalcraft.forecast.internal.intermittent.DemandPath.Rates;
import com.signalcraft.forecast.internal.optim.LineSearch;
import com.signalcraft.series.TimeSeries;
import java.util.OptionalDouble;

/**
 * The method of Teunter, Syntetos and Babai; see {@link
 * com.signalcraft.forecast.Forecasters#tsb(TsbOptions)}.
 *
 * @param options the settings
 */
public record TsbForecaster(TsbOptions options) implements DemandModel {

  /** The name under which it is stored. */
  public static final String KIND = "tsb";

  private static final double LEAST_CHANCE_RATE = 0.01;

  @Override
  public FittedForecaster fit(TimeSeries series) {
    return FittedDemand.fit(this, series);
  }

  @Override
  public ModelType modelType() {
    return ModelType.TSB;
  }

  @Override
  public String words() {
    return "size and probability of demand (Teunter, Syntetos and Babai)";
  }

  @Override
  public Rates estimate(double[] values) {
    return new Rates(
        options.sizeAlpha().orElseGet(() -> best(Demand.sizes(values), DemandPath.LEAST_RATE)),
        options
            .probabilityAlpha()
            .orElseGet(() -> best(Demand.occurrences(values), LEAST_CHANCE_RATE)));
  }

  private static double best(double[] values, double least) {
    return LineSearch.minimum(
        rate -> DemandPath.squares(values, rate),
        least,
        DemandPath.GREATEST_RATE,
        DemandPath.TOLERANCE);
  }

  /**
   * The size is smoothed where there is demand, from the first one on; the probability at each step
   * after it, from the inverse of the first interval on.
   */
  @Override
  public DemandPath run(double[] values, Rates rates) {
    double[] fitted = new double[values.length];
    double size = Double.NaN;
    double chance = Double.NaN;
    int zeros = 0;
    for (int i = 0; i < values.length; i++) {
      fitted[i] = chance * size;
      if (Double.isNaN(values[i])) {
        continue;
      }
      if (Double.isNaN(size)) {
        if (values[i] > 0) {
          // As for Croston's method, the first interval tells how often there is demand.
          size = values[i];
          chance = 1.0 / (zeros + 1);
        }
        zeros++;
      } else {
        double occurs = values[i] > 0 ? 1 : 0;
        chance += rates.chance() * (occurs - chance);
        size += occurs * rates.size() * (values[i] - size);
      }
    }
    return Double.isNaN(size) ? new DemandPath(fitted, 0, 0) : new DemandPath(fitted, chance, size);
  }

  @Override
  public String toString() {
    return KIND;
  }

  @Override
  public void storeOptions(StateWriter out) {
    out.put(options.sizeAlpha().orElse(Double.NaN))
        .put(options.probabilityAlpha().orElse(Double.NaN));
  }

  /**
   * Reads what was stored of a fitted model.
   *
   * @param in the fields
   * @param history the history of the stored model
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    return FittedDemand.read(
        new TsbForecaster(new TsbOptions(optional(in), optional(in))), in, history);
  }

  private static OptionalDouble optional(StateReader in) {
    double value = in.getDouble();
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
