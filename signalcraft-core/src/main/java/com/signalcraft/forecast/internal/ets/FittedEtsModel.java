package com.signalcraft.forecast.internal.ets;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.ets.EtsModel;
import com.signalcraft.forecast.ets.EtsParameters;
import com.signalcraft.forecast.ets.EtsStates;
import com.signalcraft.forecast.ets.FittedEts;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** A fitted exponential smoothing model. Immutable. */
final class FittedEtsModel implements FittedEts, Storable {

  private final EtsForecaster forecaster;
  private final TimeSeries history;
  private final EtsEstimate estimate;
  private final EtsShape shape;
  private final EtsRun run;

  FittedEtsModel(EtsForecaster forecaster, TimeSeries history, EtsEstimate estimate) {
    this.forecaster = forecaster;
    this.history = history;
    this.estimate = estimate;
    this.shape = estimate.shape();
    this.run = new EtsRun(history.values(), estimate);
  }

  @Override
  public ModelType modelType() {
    return ModelType.ETS;
  }

  @Override
  public EtsModel model() {
    return shape.model;
  }

  @Override
  public int seasonLength() {
    return shape.m;
  }

  @Override
  public EtsParameters parameters() {
    double[] x = estimate.x();
    return new EtsParameters(
        x[EtsShape.ALPHA],
        when(shape.hasTrend, shape.beta(x)),
        when(shape.m > 1, shape.gamma(x)),
        when(shape.phi >= 0, shape.phi(x)));
  }

  private static OptionalDouble when(boolean there, double value) {
    return there ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  @Override
  public EtsStates initialStates() {
    double[] x = estimate.x();
    double[] effects = new double[shape.m];
    EtsFilter.initialEffects(shape, x, estimate.effects(), effects);
    return states(x[shape.level], shape.hasTrend ? x[shape.slope] : 0, effects, 0);
  }

  @Override
  public EtsStates states() {
    EtsFilter end = run.end();
    return states(end.level, end.slope, end.season, run.next());
  }

  private EtsStates states(double level, double slope, double[] effects, int first) {
    double unit = estimate.scale();
    List<Double> inOrder = new ArrayList<>();
    for (int j = 0; j < shape.m && shape.m > 1; j++) {
      double effect = effects[(first + j) % shape.m];
      inOrder.add(shape.factors ? effect : Fits.finite(effect * unit));
    }
    return new EtsStates(
        Fits.finite(level * unit),
        when(shape.hasTrend, shape.growth ? slope : Fits.finite(slope * unit)),
        inOrder);
  }

  @Override
  public double errorDeviation() {
    return shape.proportional ? run.sigma() : Fits.finite(run.sigma() * estimate.scale());
  }

  @Override
  public String description() {
    return shape.model
        + (shape.m > 1 ? " with a season of " + shape.m + " steps" : "")
        + " on "
        + Words.observations(history.size() - history.missingCount());
  }

  @Override
  public TimeSeries history() {
    return history;
  }

  @Override
  public TimeSeries fitted() {
    return history.withValues(run.mean());
  }

  /**
   * Trend and season in the series' unit: a multiplicative season is shown as what it adds to the
   * trend, so that the parts add up in every model.
   */
  @Override
  public List<Component> components() {
    return parts(run.trend(), run.mean());
  }

  private List<Component> parts(double[] trend, double[] mean) {
    Component first = new Component("trend", trend);
    if (shape.m == 1) {
      return List.of(first);
    }
    double[] season = mean.clone();
    for (int t = 0; t < season.length; t++) {
      season[t] = Fits.finite(season[t] - trend[t]);
    }
    return List.of(first, new Component("season", season));
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    int steps = horizon.stepsAfter(history);
    EtsPath path = new EtsPath(shape, run, steps);
    double unit = estimate.scale();
    DoubleUnaryOperator back = value -> Fits.finite(value * unit);
    double[] mean = path.mean(back);
    List<Band> bands = new ArrayList<>();
    if (levels.length > 0) {
      bands = path.bands(Fits.sorted(levels), back);
    }
    List<Component> parts = parts(path.trend(back), mean);
    return new Forecast(ModelType.ETS, Fits.future(history, mean), bands, parts);
  }

  @Override
  public FittedEts update(TimeSeries more, Refit refit) {
    TimeSeries longer = Fits.extended(history, more);
    return switch (refit) {
      case NONE -> {
        FittedEtsModel same = new FittedEtsModel(forecaster, longer, estimate);
        yield same.run.isValid() ? same : forecaster.fit(longer, null);
      }
      case PARAMETERS -> forecaster.fit(longer, this);
      case WHOLE -> forecaster.fit(longer, null);
    };
  }

  EtsEstimate estimate() {
    return estimate;
  }

  @Override
  public Optional<Likelihood> likelihood() {
    return Optional.of(run.likelihood());
  }

  @Override
  public String storedKind() {
    return EtsForecaster.KIND;
  }

  @Override
  public void store(StateWriter out) {
    EtsStore.write(out, forecaster.options(), estimate);
  }

  /**
   * Reads a model back.
   *
   * @param in where it was written
   * @param history what it was fitted to
   */
  static FittedEtsModel read(StateReader in, TimeSeries history) {
    EtsForecaster forecaster = new EtsForecaster(EtsStore.readOptions(in));
    return new FittedEtsModel(forecaster, Fits.regular(history), EtsStore.readEstimate(in));
  }
}
