package com.signalcraft.forecast.internal.mstl;

import com.signalcraft.common.internal.StateKind;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.decompose.MstlOptions;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.StoredModels;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.forecast.internal.linear.SeasonClock;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Seasons by MSTL and a fitted model of what they leave. Immutable. */
public final class FittedMstl implements FittedForecaster, Storable {

  /** The name under which it is stored. */
  public static final String KIND = "mstl";

  private static final StateKind REST =
      new StateKind(0x53434d53, (short) 1, "model", "model of a seasonally adjusted series");

  private final MstlOptions options;
  private final Optional<Forecaster> model;
  private final TimeSeries history;
  private final Seasons seasons;
  private final FittedForecaster rest;
  private final TimeSeries fitted;

  /**
   * A fitted model.
   *
   * @param options the settings
   * @param model the model of the seasonally adjusted series; empty where it is known as fitted
   *     alone
   * @param history the history, regular
   * @param seasons its seasons
   * @param rest the model fitted to the seasonally adjusted history
   */
  FittedMstl(
      MstlOptions options,
      Optional<Forecaster> model,
      TimeSeries history,
      Seasons seasons,
      FittedForecaster rest) {
    this.options = options;
    this.model = model;
    this.history = history;
    this.seasons = seasons;
    this.rest = rest;
    double[] values = rest.fitted().values();
    for (int i = 0; i < values.length; i++) {
      values[i] = seasons.on(values[i], i);
    }
    fitted = history.withValues(values);
  }

  @Override
  public ModelType modelType() {
    return ModelType.MSTL;
  }

  @Override
  public String description() {
    List<String> names = names();
    return (options.logarithm() ? "log-scale " : "")
        + (names.isEmpty() ? "no season" : Words.and(names) + (names.size() > 1 ? " seasons" : ""))
        + (names.size() == 1 && !names.get(0).startsWith("season") ? " season" : "")
        + " by loess, without "
        + (names.size() > 1 ? "them " : "it ")
        + rest.description();
  }

  private List<String> names() {
    Frequency frequency = Fits.frequencyOf(history);
    return seasons.lengths().stream()
        .map(length -> SeasonClock.of(length, frequency, history.zone()).name())
        .toList();
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
    return parts(rest.components(), rest.fitted().values(), 0);
  }

  private List<Component> parts(List<Component> given, double[] values, long first) {
    List<Component> inner = given.isEmpty() ? List.of(new Component("trend", values)) : given;
    List<Component> parts = new ArrayList<>();
    for (Component part : inner) {
      double[] back = part.values();
      for (int i = 0; i < back.length; i++) {
        back[i] = seasons.back(back[i]);
      }
      parts.add(new Component(part.name(), back));
    }
    List<String> names = names();
    for (int season = 0; season < names.size(); season++) {
      parts.add(new Component(names.get(season), seasons.from(season, first, values.length)));
    }
    return List.copyOf(parts);
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    Forecast without = rest.predict(horizon, levels);
    double[] values = without.mean().values();
    long first = history.size();
    List<Band> bands = new ArrayList<>();
    for (Band band : without.bands()) {
      bands.add(new Band(band.level(), on(band.lower(), first), on(band.upper(), first)));
    }
    return new Forecast(
        ModelType.MSTL,
        Fits.future(history, on(values.clone(), first)),
        bands,
        parts(without.components(), values, first));
  }

  private double[] on(double[] values, long first) {
    for (int i = 0; i < values.length; i++) {
      values[i] = seasons.on(values[i], first + i);
    }
    return values;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Without a refit the last season of each length repeats over the new values, and the model of
   * the rest is updated likewise; otherwise the seasons are found anew, at {@link Refit#PARAMETERS}
   * with the lengths that they have.
   */
  @Override
  public FittedForecaster update(TimeSeries more, Refit refit) {
    TimeSeries longer = Fits.extended(history, more);
    if (refit == Refit.NONE) {
      TimeSeries tail = seasons.off(longer).slice(history.size(), longer.size());
      return new FittedMstl(options, model, longer, seasons, rest.update(tail, refit));
    }
    boolean whole = refit == Refit.WHOLE;
    MstlOptions same = whole ? options : options.withSeasonLengths(seasons.lengths());
    Seasons anew = Seasons.of(longer, same);
    TimeSeries adjusted = anew.off(longer);
    FittedForecaster refitted =
        model.isPresent() && (whole || !(rest instanceof Storable))
            ? model.get().fit(adjusted)
            : moved(adjusted.head(history.size()))
                .update(adjusted.slice(history.size(), adjusted.size()), refit);
    return new FittedMstl(options, model, longer, anew, refitted);
  }

  /** The model of the rest, its parameters as they are, on another history. */
  private FittedForecaster moved(TimeSeries other) {
    StateWriter out = new StateWriter(REST);
    StoredModels.write(out, rest);
    return StateReader.read(REST, out.finish(), in -> StoredModels.read(in, other));
  }

  @Override
  public String storedKind() {
    return KIND;
  }

  @Override
  public void store(StateWriter out) {
    StoredOptions.write(out, options);
    // The seasons were found in the first steps with these lengths; they are found again so.
    out.putCounted(seasons.lengths().stream().mapToInt(Integer::intValue).toArray())
        .put(seasons.steps());
    StoredModels.write(out, rest);
  }

  /**
   * Reads what {@link #store} wrote.
   *
   * @param in the fields
   * @param history the history of the stored model
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    MstlOptions options = StoredOptions.read(in);
    List<Integer> lengths = StoredOptions.lengths(in);
    TimeSeries first = history.head(in.getInt(1, history.size()));
    Seasons seasons = Seasons.of(first, options.withSeasonLengths(lengths));
    FittedForecaster rest = StoredModels.read(in, seasons.off(history));
    return new FittedMstl(options, Optional.empty(), history, seasons, rest);
  }
}
