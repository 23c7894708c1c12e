package com.signalcraft.forecast;

import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The model that a comparison chose. Immutable. */
record FittedSelection(
    Forecaster selector, FittedForecaster model, List<CandidateScore> candidates, String how)
    implements SelectedForecaster {

  FittedSelection {
    candidates = List.copyOf(candidates);
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
    return model.description()
        + "; chosen "
        + how
        + " by mean absolute scaled error: "
        + String.join(", ", candidates.stream().map(FittedSelection::words).toList());
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
        ? selector.fit(Fits.extended(history(), more))
        : new FittedSelection(selector, model.update(more, refit), candidates, how);
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
