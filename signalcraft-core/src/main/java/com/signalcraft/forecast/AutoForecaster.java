package com.signalcraft.forecast;

import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.selection.FittedSelection;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Chooses a model by rolling-origin comparison; see {@link Forecasters#auto(AutoOptions)}. */
record AutoForecaster(AutoOptions options) implements Forecaster {

  /** The longest history that models are compared on, or three of its longest seasons. */
  private static final int MAX_VALUES = 10_000;

  /** Longer seasons are not considered, so that the work stays bounded. */
  private static final int MAX_LENGTH = 10_000;

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    int observed = Fits.requireObserved(series, 1, "the choice of a model");
    List<Integer> lengths =
        options.seasonLengths().orElseGet(() -> SeasonLengths.suggested(series));
    List<Integer> spanned =
        lengths.stream()
            .filter(length -> length <= MAX_LENGTH && series.size() / 2 >= length)
            .toList();
    List<Forecaster> models = models(series, spanned).stream().map(this::bounded).toList();
    RollingComparison comparison = RollingComparison.of(recent(series, spanned), spanned, options);
    List<Scored> scored = new ArrayList<>();
    if (comparison.origins() > 0 && observed > 3) {
      for (Forecaster model : models) {
        scored.add(score(comparison, model));
      }
      scored.sort(
          Comparator.comparingDouble(s -> s.score().score().orElse(Double.POSITIVE_INFINITY)));
    }
    List<CandidateScore> candidates = scored.stream().map(Scored::score).toList();
    Forecaster chosen =
        scored.isEmpty() || candidates.get(0).score().isEmpty()
            ? bounded(Forecasters.naive())
            : scored.get(0).model();
    return new FittedSelection(options, chosen.fit(series), candidates, comparison.describe());
  }

  private Forecaster bounded(Forecaster model) {
    return options.nonNegative() ? Forecasters.nonNegative(model) : model;
  }

  private static Scored score(RollingComparison comparison, Forecaster model) {
    OptionalDouble score = OptionalDouble.empty();
    String note = "";
    try {
      double value = comparison.score(model);
      if (Double.isFinite(value)) {
        score = OptionalDouble.of(value);
      } else {
        note = "its forecasts are beyond all bounds";
      }
    } catch (ValidationException unsuited) {
      note = unsuited.issue();
    }
    return new Scored(model, new CandidateScore(model.toString(), score, note));
  }

  private record Scored(Forecaster model, CandidateScore score) {}

  /** Of a long series its end, with three of its longest seasons. */
  private static TimeSeries recent(TimeSeries series, List<Integer> lengths) {
    long longest = lengths.isEmpty() ? 1 : lengths.get(lengths.size() - 1);
    int size = (int) Math.min(series.size(), Math.max(MAX_VALUES, 3 * longest));
    return series.slice(series.size() - size, series.size());
  }

  /** The simplest first: of equal scores the first one wins. */
  private static List<Forecaster> models(TimeSeries series, List<Integer> lengths) {
    List<Forecaster> models = new ArrayList<>();
    models.add(Forecasters.naive());
    models.add(Forecasters.drift());
    for (int length : lengths) {
      models.add(Forecasters.seasonalNaive(length));
    }
    boolean positive = true;
    for (int i = 0; i < series.size(); i++) {
      positive &= series.isMissing(i) || series.valueAt(i) > 0;
    }
    LinearOptions plain = LinearOptions.ofDefaults().withSeasonLengths(List.of());
    LinearOptions seasonal = plain.withSeasonLengths(lengths);
    models.add(Forecasters.linear(plain.withTrend(false)));
    models.add(Forecasters.linear(plain));
    if (positive) {
      models.add(Forecasters.linear(plain.withLogarithm(true)));
    }
    if (!lengths.isEmpty()) {
      models.add(Forecasters.linear(seasonal.withTrend(false)));
      models.add(Forecasters.linear(seasonal));
      if (positive) {
        models.add(Forecasters.linear(seasonal.withLogarithm(true)));
      }
    }
    return models;
  }

  @Override
  public String toString() {
    return "auto";
  }
}
