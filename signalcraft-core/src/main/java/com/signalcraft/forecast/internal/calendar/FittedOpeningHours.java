package com.signalcraft.forecast.internal.calendar;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.holiday.OpeningHours;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.StoredModels;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model fitted to the steps within opening hours; zero at all others. Immutable. */
public final class FittedOpeningHours implements FittedForecaster, Storable {

  /** The name under which it is stored. */
  public static final String KIND = "opening_hours";

  /** Not known of a model that was loaded. */
  private final @Nullable Forecaster forecaster;

  private final OpeningHours hours;
  private final StepTimes times;
  private final TimeSeries history;
  private final FittedForecaster model;

  FittedOpeningHours(
      @Nullable Forecaster forecaster,
      OpeningHours hours,
      StepTimes times,
      TimeSeries history,
      FittedForecaster model) {
    this.forecaster = forecaster;
    this.hours = hours;
    this.times = times;
    this.history = history;
    this.model = model;
  }

  @Override
  public String storedKind() {
    return KIND;
  }

  @Override
  public void store(StateWriter out) {
    StoredHours.write(out, hours, history);
    StoredModels.write(out, model);
  }

  /**
   * Reads what {@link #store} wrote. The days on which the business is closed are known for ten
   * years after the history; predicting beyond them is refused.
   *
   * @param in the fields
   * @param history the history of the stored model
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    OpeningHours hours = StoredHours.read(in);
    StepTimes times = new StepTimes(hours, Fits.frequencyOf(history), history.zone());
    TimeSeries open = OpeningHoursForecaster.open(history, times, 0, 0);
    return new FittedOpeningHours(null, hours, times, history, StoredModels.read(in, open));
  }

  @Override
  public ModelType modelType() {
    return model.modelType();
  }

  @Override
  public String description() {
    return model.description() + " within opening hours";
  }

  @Override
  public TimeSeries history() {
    return history;
  }

  @Override
  public TimeSeries fitted() {
    return history.withValues(spread(times.kinds(history.timestamps()), model.fitted().values()));
  }

  @Override
  public List<Component> components() {
    return spread(times.kinds(history.timestamps()), model.components());
  }

  @Override
  public Optional<Likelihood> likelihood() {
    return model.likelihood();
  }

  @Override
  public FittedForecaster update(TimeSeries more, Refit refit) {
    TimeSeries extended = Fits.extended(history, more);
    if (refit == Refit.WHOLE && forecaster != null) {
      return forecaster.fit(extended);
    }
    TimeSeries open =
        OpeningHoursForecaster.open(extended, times, history.size(), model.history().size());
    return new FittedOpeningHours(forecaster, hours, times, extended, model.update(open, refit));
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    StepTimes.Kind[] kinds = times.kinds(history.futureTimestamps(horizon.stepsAfter(history)));
    int open = 0;
    for (StepTimes.Kind kind : kinds) {
      open += kind == StepTimes.Kind.CLOSED ? 0 : 1;
    }
    if (open == 0) {
      double[] zero = new double[kinds.length];
      return new Forecast(
          modelType(),
          Fits.future(history, zero),
          Fits.sorted(levels).stream().map(level -> new Band(level, zero, zero)).toList(),
          List.of());
    }
    Forecast forecast = model.predict(Horizon.steps(open), levels);
    return new Forecast(
        forecast.modelType(),
        Fits.future(history, spread(kinds, forecast.mean().values())),
        forecast.bands().stream()
            .map(b -> new Band(b.level(), spread(kinds, b.lower()), spread(kinds, b.upper())))
            .toList(),
        spread(kinds, forecast.components()));
  }

  private static List<Component> spread(StepTimes.Kind[] kinds, List<Component> parts) {
    return parts.stream()
        .map(part -> new Component(part.name(), spread(kinds, part.values())))
        .toList();
  }

  /** The values of the steps within the hours of the week, zero at closed ones. */
  private static double[] spread(StepTimes.Kind[] kinds, double[] open) {
    double[] all = new double[kinds.length];
    int next = 0;
    for (int i = 0; i < all.length; i++) {
      if (kinds[i] != StepTimes.Kind.CLOSED) {
        all[i] = kinds[i] == StepTimes.Kind.OPEN ? open[next] : 0;
        next++;
      }
    }
    return all;
  }
}
