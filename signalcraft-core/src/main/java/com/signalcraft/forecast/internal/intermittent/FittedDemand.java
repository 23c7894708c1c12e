package com.signalcraft.forecast.internal.intermittent;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.forecast.internal.decompose.Scale;
import com.signalcraft.forecast.internal.intermittent.DemandPath.Rates;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A fitted model of intermittent demand.
 *
 * @param model the model
 * @param history the history, regular
 * @param rates the smoothing parameters
 * @param unit what the path's sizes are in
 * @param path what the model says of the history
 */
record FittedDemand(
    DemandModel model, TimeSeries history, Rates rates, double unit, DemandPath path)
    implements FittedForecaster, Storable {

  /** How much less a size counts than the one after it, at most, for the intervals. */
  private static final double GREATEST_FORGETTING = 0.05;

  /** How many sizes the intervals look back at. */
  private static final int MOST_SIZES = 10_000;

  static FittedDemand fit(DemandModel model, TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    Fits.requireObserved(series, 1, model.words());
    return of(model, series, model.estimate(scaled(series)));
  }

  private static FittedDemand of(DemandModel model, TimeSeries series, Rates rates) {
    double[] values = scaled(series);
    return new FittedDemand(
        model, series, rates, Scale.unitOf(series.values()), model.run(values, rates));
  }

  private static double[] scaled(TimeSeries series) {
    double[] values = Demand.of(series);
    double unit = Scale.unitOf(values);
    return Arrays.stream(values).map(value -> value / unit).toArray();
  }

  @Override
  public ModelType modelType() {
    return model.modelType();
  }

  @Override
  public String description() {
    double[] values = history.values();
    return String.format(
        Locale.ROOT,
        "%s, α %.3f and %.3f, on %s, %,d of them with demand",
        model.words(),
        rates.size(),
        rates.chance(),
        Words.observations(history.size() - history.missingCount()),
        Demand.sizes(values).length);
  }

  @Override
  public TimeSeries fitted() {
    return history.withValues(Arrays.stream(path.fitted()).map(v -> v * unit).toArray());
  }

  @Override
  public List<Component> components() {
    return List.of();
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    int steps = horizon.stepsAfter(history);
    double mean = path.mean() * unit;
    double forgetting = Math.min(GREATEST_FORGETTING, rates.size());
    double[] sizes = Demand.sizes(history.values());
    double[] last = Arrays.copyOfRange(sizes, Math.max(0, sizes.length - MOST_SIZES), sizes.length);
    SizeDistribution distribution = new SizeDistribution(path.chance(), last, forgetting);
    List<Band> bands = new ArrayList<>();
    for (Level level : Fits.sorted(levels)) {
      double tail = (1 - level.coverage()) / 2;
      double lower = Math.min(mean, distribution.quantile(tail));
      double upper = Math.max(mean, distribution.quantile(1 - tail));
      bands.add(new Band(level, repeated(lower, steps), repeated(upper, steps)));
    }
    return new Forecast(modelType(), Fits.future(history, repeated(mean, steps)), bands, List.of());
  }

  private static double[] repeated(double value, int count) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }

  @Override
  public FittedForecaster update(TimeSeries more, Refit refit) {
    TimeSeries longer = Fits.extended(history, more);
    return refit == Refit.NONE ? of(model, longer, rates) : model.fit(longer);
  }

  @Override
  public String storedKind() {
    return model.modelType().wireName();
  }

  @Override
  public void store(StateWriter out) {
    model.storeOptions(out);
    out.put(rates.size()).put(rates.chance());
  }

  static FittedForecaster read(DemandModel model, StateReader in, TimeSeries history) {
    return of(model, history, new Rates(in.getDouble(), in.getDouble()));
  }
}
