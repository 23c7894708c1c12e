package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.forecast.prophet.Changepoint;
import com.signalcraft.forecast.prophet.FittedProphet;
import com.signalcraft.forecast.prophet.Growth;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.forecast.prophet.Uncertainty;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A fitted Prophet model. Immutable. */
final class FittedProphetModel implements FittedProphet, Storable {

  private final Structure structure;
  private final Scales scales;
  private final Parameters parameters;
  private final double logPosterior;
  private final TimeSeries history;
  private final WallClock clock;
  private final TimeSeries fitted;
  private final Memory memory;

  /**
   * A model with its parameters.
   *
   * @param memory the coefficient of the autoregression of residuals; empty to estimate it where
   *     the options want one
   */
  FittedProphetModel(
      Structure structure,
      Scales scales,
      Parameters parameters,
      double logPosterior,
      OptionalDouble memory,
      TimeSeries history) {
    this.structure = structure;
    this.scales = scales;
    this.parameters = parameters;
    this.logPosterior = logPosterior;
    this.history = history;
    this.clock = WallClock.of(history);
    Curve curve = curve(history.timestamps(), false);
    this.fitted = history.withValues(curve.back(curve.values));
    if (options().departures().autoregressive()) {
      double[] residuals = curve.residuals(history);
      double coefficient = memory.orElseGet(() -> Memory.coefficient(residuals));
      this.memory = Memory.of(coefficient, residuals, history);
    } else {
      this.memory = Memory.NONE;
    }
  }

  private Curve curve(long[] epochMillis, boolean withParts) {
    return new Curve(structure, scales, parameters, clock, epochMillis, withParts);
  }

  @Override
  public ModelType modelType() {
    return ModelType.PROPHET;
  }

  @Override
  public ProphetOptions options() {
    return structure.options();
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
    return List.copyOf(curve(history.timestamps(), true).components());
  }

  @Override
  public double logPosterior() {
    return logPosterior;
  }

  @Override
  public double sigma() {
    return scales.size(parameters.sigma());
  }

  @Override
  public double rate() {
    return parameters.slope();
  }

  @Override
  public double offset() {
    return parameters.offset(growth() == Growth.Kind.LOGISTIC);
  }

  private Growth.Kind growth() {
    return structure.options().growth().kind();
  }

  @Override
  public double[] coefficients(String name) {
    for (Structure.Part part : structure.parts()) {
      if (part.name().equals(name)) {
        return Arrays.copyOfRange(parameters.coefficients(), part.from(), part.to());
      }
    }
    throw new ValidationException(
        "name",
        "must be one of "
            + structure.parts().stream().map(Structure.Part::name).toList()
            + ", was "
            + name);
  }

  @Override
  public List<Changepoint> changepoints() {
    List<Changepoint> changepoints = new ArrayList<>();
    double[] changes = parameters.changes();
    double days = scales.span() / WallClock.DAY;
    for (int j = 0; j < changes.length; j++) {
      double size =
          growth() == Growth.Kind.LOGISTIC
              ? changes[j] / days
              : Fits.finite(scales.size(changes[j]) / days);
      changepoints.add(
          new Changepoint(Instant.ofEpochMilli(structure.changepoints()[j]), size, changes[j]));
    }
    return List.copyOf(changepoints);
  }

  @Override
  public String description() {
    List<String> names = structure.parts().stream().map(Structure.Part::name).toList();
    long changes = Arrays.stream(parameters.changes()).filter(change -> change != 0).count();
    return "prophet: "
        + growth().name().toLowerCase(Locale.ROOT)
        + " trend with "
        + (changes == 1 ? "1 change" : changes + " changes")
        + (names.isEmpty() ? "" : ", " + Words.and(names))
        + " on "
        + Words.observations(history.size() - history.missingCount());
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    int steps = horizon.stepsAfter(history);
    Curve curve = curve(history.futureTimestamps(steps), true);
    double[] means = curve.values.clone();
    double[] carried = new double[steps];
    double[] noise = new double[steps];
    double last = scales.time(lastWall());
    double[] ahead = new double[steps];
    for (int h = 0; h < steps; h++) {
      double left = memory.left(h);
      carried[h] = left * memory.residual();
      means[h] += carried[h];
      noise[h] = parameters.sigma() * Math.sqrt(1 - left * left);
      ahead[h] = curve.times[h] - last;
    }
    TrendShifts shifts = new TrendShifts(parameters.changes().length, parameters.changeScale());
    boolean logistic = growth() == Growth.Kind.LOGISTIC;
    Outlook outlook = new Outlook(curve, means, ahead, noise, shifts, logistic);
    List<Component> components = curve.components();
    if (memory.coefficient() != 0) {
      components.add(new Component("residual", curve.size(carried)));
    }
    double least = bounded() ? 0 : -Double.MAX_VALUE;
    return new Forecast(
        ModelType.PROPHET,
        Fits.future(history, raised(curve.back(means), least)),
        bands(outlook, Fits.sorted(levels), least),
        components);
  }

  private List<Band> bands(Outlook outlook, List<Level> levels, double least) {
    Uncertainty uncertainty = options().uncertainty();
    double[] coverages = levels.stream().mapToDouble(Level::coverage).toArray();
    List<Outlook.Bounds> bounds =
        uncertainty.draws().isPresent() && coverages.length > 0
            ? DrawnIntervals.of(outlook, coverages, uncertainty)
            : Arrays.stream(coverages).mapToObj(c -> ClosedIntervals.of(outlook, c)).toList();
    List<Band> bands = new ArrayList<>();
    for (int l = 0; l < coverages.length; l++) {
      Curve curve = outlook.curve();
      bands.add(
          new Band(
              levels.get(l),
              raised(curve.back(bounds.get(l).lower()), least),
              raised(curve.back(bounds.get(l).upper()), least)));
    }
    return bands;
  }

  /** Whether forecasts are kept at zero or above. */
  private boolean bounded() {
    if (!options().departures().nonNegative()) {
      return false;
    }
    for (int i = 0; i < history.size(); i++) {
      if (history.valueAt(i) < 0) {
        return false;
      }
    }
    return true;
  }

  private static double[] raised(double[] values, double least) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(least, values[i]);
    }
    return values;
  }

  /** The wall time of the last observation. */
  private long lastWall() {
    int last = Fits.lastObserved(history);
    return clock.at(new long[] {history.timestampAt(last)})[0];
  }

  @Override
  public String storedKind() {
    return "prophet";
  }

  @Override
  public void store(StateWriter out) {
    ProphetState.write(
        out, structure, scales, parameters, logPosterior, memory.coefficient(), clock, history);
  }

  @Override
  public FittedProphet update(TimeSeries more, Refit refit) {
    TimeSeries longer = Fits.extended(history, more);
    return switch (refit) {
      case NONE -> {
        // Refuses values that the model cannot take.
        Observations.of(longer, options().departures().logarithm());
        yield new FittedProphetModel(
            structure,
            scales,
            parameters,
            logPosterior,
            OptionalDouble.of(memory.coefficient()),
            longer);
      }
      case PARAMETERS -> fit(structure, longer);
      case WHOLE -> fit(options(), longer);
    };
  }

  /** Fits a model, every automatic choice taken anew. */
  static FittedProphetModel fit(ProphetOptions options, TimeSeries history) {
    Observations observations = Observations.of(history, options.departures().logarithm());
    return fit(Structure.decide(options, history, observations), history, observations);
  }

  private static FittedProphetModel fit(Structure structure, TimeSeries history) {
    boolean logarithm = structure.options().departures().logarithm();
    return fit(structure, history, Observations.of(history, logarithm));
  }

  private static FittedProphetModel fit(
      Structure structure, TimeSeries history, Observations observations) {
    Scales scales = Scales.of(structure.options(), observations);
    ModeFinder.Mode mode = ModeFinder.find(structure, scales, observations);
    return new FittedProphetModel(
        structure, scales, mode.parameters(), mode.logPosterior(), OptionalDouble.empty(), history);
  }
}
