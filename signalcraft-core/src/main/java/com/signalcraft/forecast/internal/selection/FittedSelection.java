package com.signalcraft.forecast.internal.selection;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.AutoOptions;
import com.signalcraft.forecast.CandidateScore;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.SelectedForecaster;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.StoredModels;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The model that a comparison chose. Immutable.
 *
 * @param options the settings of the choice
 * @param model the chosen model
 * @param candidates the models that were compared, the best first
 * @param how how they were compared, in words
 */
public record FittedSelection(
    AutoOptions options, FittedForecaster model, List<CandidateScore> candidates, String how)
    implements SelectedForecaster, Storable {

  /** The name under which it is stored. */
  public static final String KIND = "selection";

  private static final int NAMED = 4;
  private static final int MAX_CANDIDATES = 10_000;

  /** Copies the candidates. */
  public FittedSelection {
    candidates = List.copyOf(candidates);
  }

  @Override
  public String storedKind() {
    return KIND;
  }

  @Override
  public void store(StateWriter out) {
    List<Integer> lengths = options.seasonLengths().orElse(List.of());
    out.put(options.seasonLengths().isPresent())
        .putCounted(lengths.stream().mapToInt(Integer::intValue).toArray())
        .put(options.horizon().orElse(0))
        .put(options.origins())
        .put(options.nonNegative())
        .put(options.budget().map(Duration::toNanos).orElse(0L));
    out.put(how).put(candidates.size());
    for (CandidateScore candidate : candidates) {
      out.put(candidate.name()).put(candidate.score().orElse(Double.NaN)).put(candidate.note());
    }
    StoredModels.write(out, model);
  }

  /**
   * Reads what {@link #store} wrote.
   *
   * @param in the fields
   * @param history the history of the stored model
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    boolean given = in.getBoolean();
    List<Integer> lengths = Arrays.stream(in.getInts(1_000)).boxed().toList();
    int horizon = in.getInt(0, Horizon.MAX_STEPS);
    AutoOptions options =
        new AutoOptions(
            given ? Optional.of(lengths) : Optional.empty(),
            horizon > 0 ? OptionalInt.of(horizon) : OptionalInt.empty(),
            in.getInt(1, Integer.MAX_VALUE),
            in.getBoolean(),
            Optional.of(in.getLong()).filter(nanos -> nanos > 0).map(Duration::ofNanos));
    String how = in.getString();
    int count = in.getInt(0, MAX_CANDIDATES);
    List<CandidateScore> candidates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = in.getString();
      double score = in.getDouble();
      OptionalDouble known =
          Double.isNaN(score) ? OptionalDouble.empty() : OptionalDouble.of(score);
      candidates.add(new CandidateScore(name, known, in.getString()));
    }
    return new FittedSelection(options, StoredModels.read(in, history), candidates, how);
  }

  @Override
  public ModelType modelType() {
    return model.modelType();
  }

  @Override
  public String description() {
    if (candidates.isEmpty() || candidates.get(0).score().isEmpty()) {
      return model.description() + "; " + how;
    }
    List<CandidateScore> best = candidates.subList(0, Math.min(NAMED, candidates.size()));
    return model.description()
        + "; "
        + candidates.size()
        + " models compared "
        + how
        + ", the best by mean absolute scaled error: "
        + String.join(", ", best.stream().map(FittedSelection::words).toList());
  }

  private static String words(CandidateScore candidate) {
    return candidate.name()
        + " "
        + (candidate.score().isPresent()
            ? String.format(Locale.ROOT, "%.3f", candidate.score().getAsDouble())
            : "(could not be fitted)");
  }

  @Override
  public TimeSeries history() {
    return model.history();
  }

  @Override
  public TimeSeries fitted() {
    return model.fitted();
  }

  @Override
  public List<Component> components() {
    return model.components();
  }

  @Override
  public FittedForecaster update(TimeSeries more, Refit refit) {
    return refit == Refit.WHOLE
        ? Forecasters.auto(options).fit(Fits.extended(history(), more))
        : new FittedSelection(options, model.update(more, refit), candidates, how);
  }

  @Override
  public Optional<Likelihood> likelihood() {
    return model.likelihood();
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    return model.predict(horizon, levels);
  }
}
