package com.signalcraft.forecast.internal.ces;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.ces.CesOptions;
import com.signalcraft.forecast.ces.CesParameters;
import com.signalcraft.forecast.ces.CesSeason;
import com.signalcraft.forecast.ces.FittedCes;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Magnitude;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** A fitted model of complex exponential smoothing. Immutable. */
final class FittedCesModel implements FittedCes, Storable {

  private final CesForecaster forecaster;
  private final TimeSeries history;
  private final double scale;
  private final CesSeason season;
  private final int length;
  private final double[] x;
  private final CesRun run;
  private final double sigma;
  private final Likelihood likelihood;

  FittedCesModel(
      CesForecaster forecaster,
      TimeSeries history,
      double scale,
      CesSeason season,
      int seasonLength,
      double[] x) {
    this.forecaster = forecaster;
    this.history = history;
    this.scale = scale;
    this.season = season;
    this.length = season == CesSeason.NONE ? 1 : seasonLength;
    this.x = x;
    double[] y = new Magnitude(scale).scaled(history.values());
    run = new CesRun(y, season, length, x);
    int observed = run.observed;
    double value = CesEstimator.criterion(run.squares, observed) + 2 * observed * Math.log(scale);
    likelihood = CesEstimator.likelihood(season, length, value, observed);
    int free = Math.max(1, observed - CesEstimator.count(season));
    sigma = CesEstimator.isExact(run.squares, observed) ? 0 : Math.sqrt(run.squares / free);
  }

  double[] vector() {
    return x;
  }

  @Override
  public ModelType modelType() {
    return ModelType.CES;
  }

  @Override
  public CesSeason season() {
    return season;
  }

  @Override
  public int seasonLength() {
    return length;
  }

  @Override
  public CesParameters parameters() {
    return new CesParameters(
        x[0],
        x[1],
        x.length > 2 ? OptionalDouble.of(x[2]) : OptionalDouble.empty(),
        x.length > 3 ? OptionalDouble.of(x[3]) : OptionalDouble.empty());
  }

  @Override
  public String description() {
    return "CES("
        + season.letter()
        + ")"
        + (length > 1 ? " with a season of " + length + " steps" : "")
        + " on "
        + Words.observations(history.size() - history.missingCount());
  }

  @Override
  public TimeSeries history() {
    return history;
  }

  private double back(double value) {
    return Fits.finite(value * scale);
  }

  private double[] back(double[] values) {
    double[] inUnit = new double[values.length];
    for (int t = 0; t < inUnit.length; t++) {
      inUnit[t] = back(values[t]);
    }
    return inUnit;
  }

  @Override
  public TimeSeries fitted() {
    return history.withValues(back(run.mean));
  }

  @Override
  public List<Component> components() {
    return parts(run.trend, run.mean);
  }

  /** A simple season has no parts: each position has a level of its own. */
  private List<Component> parts(double[] trend, double[] mean) {
    if (season == CesSeason.SIMPLE) {
      return List.of();
    }
    Component level = new Component("trend", back(trend));
    if (season == CesSeason.NONE) {
      return List.of(level);
    }
    double[] effects = new double[mean.length];
    for (int t = 0; t < effects.length; t++) {
      effects[t] = back(mean[t] - trend[t]);
    }
    return List.of(level, new Component("season", effects));
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    int steps = horizon.stepsAfter(history);
    double[] mean = new double[steps];
    double[] trend = new double[steps];
    run.end.forecast(x, mean, trend);
    for (int h = 0; h < steps; h++) {
      mean[h] = Fits.finite(mean[h]);
    }
    List<Band> bands = new ArrayList<>();
    if (levels.length > 0) {
      double[] deviations = deviations(steps);
      DoubleUnaryOperator back = this::back;
      for (Level level : Fits.sorted(levels)) {
        double quantile = Fits.normalQuantile((1 + level.coverage()) / 2);
        bands.add(Fits.band(level, mean, deviations, quantile, back));
      }
    }
    return new Forecast(ModelType.CES, Fits.future(history, back(mean)), bands, parts(trend, mean));
  }

  /** σ√(1 + Σ c_j²), c_j being what an error adds to the forecast j steps later. */
  private double[] deviations(int steps) {
    double[] weights = CesFilter.weights(season, length, x, steps);
    double[] deviations = new double[steps];
    double sum = 1;
    for (int h = 0; h < steps; h++) {
      deviations[h] = Fits.finite(sigma * Math.sqrt(sum));
      sum = Fits.finite(sum + weights[h] * weights[h]);
    }
    return deviations;
  }

  @Override
  public FittedCes update(TimeSeries more, Refit refit) {
    TimeSeries longer = Fits.extended(history, more);
    return switch (refit) {
      case NONE -> new FittedCesModel(forecaster, longer, scale, season, length, x);
      case PARAMETERS -> forecaster.again(longer, this);
      case WHOLE -> forecaster.fitted(longer);
    };
  }

  @Override
  public Optional<Likelihood> likelihood() {
    return Optional.of(likelihood);
  }

  @Override
  public String storedKind() {
    return CesForecaster.KIND;
  }

  @Override
  public void store(StateWriter out) {
    CesOptions options = forecaster.options();
    out.put(options.seasons().size());
    for (CesSeason kind : CesSeason.values()) {
      if (options.seasons().contains(kind)) {
        out.put(kind.name());
      }
    }
    out.put(options.seasonLength().orElse(0));
    out.put(season.name()).put(length).put(scale).put(x);
  }

  static FittedCesModel read(StateReader in, TimeSeries history) {
    Set<CesSeason> seasons = EnumSet.noneOf(CesSeason.class);
    for (int left = in.getInt(1, CesSeason.values().length); left > 0; left--) {
      seasons.add(in.getConstant(CesSeason.class));
    }
    int asked = in.getInt(0, LinearOptions.MAX_SEASON_LENGTH);
    OptionalInt seasonLength = asked == 0 ? OptionalInt.empty() : OptionalInt.of(asked);
    CesForecaster forecaster = new CesForecaster(new CesOptions(seasons, seasonLength));
    CesSeason season = in.getConstant(CesSeason.class);
    int length = in.getInt(1, LinearOptions.MAX_SEASON_LENGTH);
    double scale = in.getDouble();
    double[] x = new double[CesEstimator.count(season)];
    in.fill(x);
    return new FittedCesModel(forecaster, Fits.regular(history), scale, season, length, x);
  }
}
