package com.signalcraft.forecast.internal.linear;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.TDistribution;

/** A fitted linear model. Immutable and thread-safe. */
public final class FittedLinear implements FittedForecaster, Storable {

  /** The name under which it is stored. */
  public static final String KIND = "linear";

  private final LinearOptions options;
  private final TimeSeries history;
  private final LinearEstimate estimate;
  private final TimeSeries fitted;
  private final List<Component> components;

  /** The curve is that of the estimate on the history. */
  FittedLinear(
      LinearOptions options, TimeSeries history, LinearEstimate estimate, LinearCurve curve) {
    this.options = options;
    this.history = history;
    this.estimate = estimate;
    this.components = curve.components();
    this.fitted = history.withValues(curve.values());
  }

  /** The same coefficients on another history. */
  private static FittedLinear on(
      TimeSeries history, LinearOptions options, LinearEstimate estimate) {
    LinearCurve curve = new LinearCurve(estimate, history.size());
    for (int i = 0; i < history.size(); i++) {
      curve.add(i, history.timestampAt(i));
    }
    return new FittedLinear(options, history, estimate, curve);
  }

  @Override
  public ModelType modelType() {
    return ModelType.LINEAR;
  }

  @Override
  public FittedForecaster update(TimeSeries more, Refit refit) {
    TimeSeries longer = Fits.extended(history, more);
    return switch (refit) {
      case NONE -> on(longer, options, estimate);
      case PARAMETERS -> LinearEstimation.refit(longer, options, estimate);
      case WHOLE -> LinearEstimation.fit(longer, options);
    };
  }

  @Override
  public String storedKind() {
    return KIND;
  }

  @Override
  public void store(StateWriter out) {
    List<Integer> lengths = options.seasonLengths().orElse(List.of());
    out.put(options.trend())
        .put(options.logarithm())
        .put(options.robust())
        .put(options.seasonLengths().isPresent())
        .putCounted(lengths.stream().mapToInt(Integer::intValue).toArray());
    estimate.store(out);
  }

  /**
   * Reads what {@link #store} wrote.
   *
   * @param in the fields
   * @param history the history of the stored model
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    boolean trend = in.getBoolean();
    boolean logarithm = in.getBoolean();
    boolean robust = in.getBoolean();
    boolean given = in.getBoolean();
    List<Integer> lengths = Arrays.stream(in.getInts(1_000)).boxed().toList();
    LinearOptions options =
        new LinearOptions(
            trend, logarithm, robust, given ? Optional.of(lengths) : Optional.empty());
    return on(history, options, LinearEstimate.read(in, history));
  }

  @Override
  public String description() {
    LinearDesign design = estimate.design();
    SubsetFit fit = estimate.fit();
    boolean trend = fit.count(LinearDesign.TREND, LinearDesign.TREND + 1) > 0;
    List<String> names = new ArrayList<>();
    for (SeasonTerms season : design.seasons()) {
      int terms = fit.count(season.firstColumn(), season.firstColumn() + season.columns());
      if (terms > 0) {
        names.add(season.describe(terms));
      }
    }
    return (options.logarithm() ? "log-linear " : "linear ")
        + (trend ? "trend" : "model of a constant level")
        + (names.isEmpty() ? "" : " with " + Words.and(names) + " seasonal terms")
        + (options.robust() ? ", fitted robustly," : "")
        + " on "
        + Words.observations(history.size() - history.missingCount());
  }

  @Override
  public TimeSeries history() {
    return history;
  }

  @Override
  public TimeSeries fitted() {
    return fitted;
  }

  @Override
  public List<Component> components() {
    return components;
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    int steps = horizon.stepsAfter(history);
    long[] times = history.futureTimestamps(steps);
    LinearCurve curve = new LinearCurve(estimate, steps);
    double[] mean = new double[steps];
    double[] error = new double[steps];
    for (int h = 0; h < steps; h++) {
      mean[h] = curve.add((long) history.size() + h, times[h]);
      error[h] = estimate.sigma() * Math.sqrt(1 + curve.leverage());
    }
    List<Band> bands = new ArrayList<>();
    if (levels.length > 0) {
      TDistribution student = new TDistribution(null, estimate.degreesOfFreedom());
      DoubleUnaryOperator back = options.logarithm() ? Math::exp : DoubleUnaryOperator.identity();
      for (Level level : Fits.sorted(levels)) {
        double quantile = student.inverseCumulativeProbability((1 + level.coverage()) / 2);
        bands.add(Fits.band(level, mean, error, quantile, back));
      }
    }
    return new Forecast(
        ModelType.LINEAR, Fits.future(history, curve.values()), bands, curve.components());
  }
}
