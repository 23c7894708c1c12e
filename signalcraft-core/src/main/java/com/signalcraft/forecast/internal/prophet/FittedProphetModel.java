package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.forecast.prophet.Changepoint;
import com.signalcraft.forecast.prophet.FittedProphet;
import com.signalcraft.forecast.prophet.Growth;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A fitted Prophet model. Immutable. */
final class FittedProphetModel implements FittedProphet {

  private final Structure structure;
  private final Scales scales;
  private final Parameters parameters;
  private final double logPosterior;
  private final TimeSeries history;
  private final WallClock clock;
  private final TimeSeries fitted;

  FittedProphetModel(
      Structure structure,
      Scales scales,
      Parameters parameters,
      double logPosterior,
      TimeSeries history) {
    this.structure = structure;
    this.scales = scales;
    this.parameters = parameters;
    this.logPosterior = logPosterior;
    this.history = history;
    this.clock = WallClock.of(history);
    Curve curve = curve(history.timestamps(), false);
    this.fitted = history.withValues(curve.back(curve.values));
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
    double[] mean = curve.back(curve.values);
    List<Band> bands = new ArrayList<>();
    double last = scales.time(lastWall());
    TrendShifts shifts = new TrendShifts(parameters.changes().length, parameters.changeScale());
    for (Level level : Fits.sorted(levels)) {
      double normal = Fits.normalQuantile((1 + level.coverage()) / 2);
      double[] lower = new double[steps];
      double[] upper = new double[steps];
      for (int h = 0; h < steps; h++) {
        double half =
            shifts.quantile(
                normal,
                curve.times[h] - last,
                curve.multipliers[h],
                parameters.sigma() * parameters.sigma());
        lower[h] = curve.back(curve.values[h] - half, h);
        upper[h] = curve.back(curve.values[h] + half, h);
      }
      bands.add(new Band(level, lower, upper));
    }
    return new Forecast(ModelType.PROPHET, Fits.future(history, mean), bands, curve.components());
  }

  /** The wall time of the last observation. */
  private long lastWall() {
    int last = Fits.lastObserved(history);
    return clock.at(new long[] {history.timestampAt(last)})[0];
  }

  @Override
  public FittedProphet update(TimeSeries more, Refit refit) {
    TimeSeries longer = Fits.extended(history, more);
    return switch (refit) {
      case NONE -> new FittedProphetModel(structure, scales, parameters, logPosterior, longer);
      case PARAMETERS -> fit(structure, longer);
      case WHOLE -> fit(structure.options(), longer);
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
        structure, scales, mode.parameters(), mode.logPosterior(), history);
  }
}
