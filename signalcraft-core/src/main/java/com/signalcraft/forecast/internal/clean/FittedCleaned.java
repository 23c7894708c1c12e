package com.signalcraft.forecast.internal.clean;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.clean.CleanedForecaster;
import com.signalcraft.forecast.clean.Cleaning;
import com.signalcraft.forecast.clean.CleaningOptions;
import com.signalcraft.forecast.clean.Outlier;
import com.signalcraft.forecast.clean.OutlierTreatment;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.StoredModels;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model fitted to a cleaned history. Immutable. */
public final class FittedCleaned implements CleanedForecaster, Storable {

  /** The name under which it is stored. */
  public static final String KIND = "cleaned";

  /** Not known of a model that was loaded. */
  private final @Nullable Forecaster forecaster;

  private final CleaningOptions options;
  private final Cleaning cleaning;
  private final FittedForecaster model;

  FittedCleaned(
      @Nullable Forecaster forecaster,
      CleaningOptions options,
      Cleaning cleaning,
      FittedForecaster model) {
    this.forecaster = forecaster;
    this.options = options;
    this.cleaning = cleaning;
    this.model = model;
  }

  @Override
  public String storedKind() {
    return KIND;
  }

  @Override
  public void store(StateWriter out) {
    StoredCleaning.write(out, options, cleaning);
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
    CleaningOptions options = StoredCleaning.readOptions(in);
    Cleaning cleaning = StoredCleaning.read(in, history);
    return new FittedCleaned(null, options, cleaning, StoredModels.read(in, cleaning.cleaned()));
  }

  @Override
  public Cleaning cleaning() {
    return cleaning;
  }

  @Override
  public ModelType modelType() {
    return model.modelType();
  }

  @Override
  public String description() {
    List<String> found = new ArrayList<>();
    int outliers = cleaning.outliers().size();
    int shifts = cleaning.levelShifts().size();
    if (outliers > 0) {
      found.add(outliers + (outliers == 1 ? " outlier" : " outliers"));
    }
    if (shifts > 0) {
      found.add(shifts + (shifts == 1 ? " level shift" : " level shifts"));
    }
    return model.description() + (found.isEmpty() ? "" : ", without " + Words.and(found));
  }

  @Override
  public TimeSeries history() {
    return cleaning.original();
  }

  /** At the series' own level; missing where the history was cut. */
  @Override
  public TimeSeries fitted() {
    return history().withValues(ownLevel(padded(model.fitted().values())));
  }

  @Override
  public List<Component> components() {
    List<Component> parts = new ArrayList<>();
    for (Component part : model.components()) {
      parts.add(new Component(part.name(), padded(part.values())));
    }
    if (!parts.isEmpty() && !cleaning.levelShifts().isEmpty()) {
      double[] last = padded(model.fitted().values());
      double[] own = ownLevel(last.clone());
      for (int i = 0; i < own.length; i++) {
        own[i] -= last[i];
      }
      parts.add(new Component("level shifts", own));
    }
    return List.copyOf(parts);
  }

  private double[] padded(double[] values) {
    int size = history().size();
    double[] padded = new double[size];
    Arrays.fill(padded, Double.NaN);
    System.arraycopy(values, 0, padded, size - values.length, values.length);
    return padded;
  }

  private double[] ownLevel(double[] values) {
    Moves moves = Moves.of(cleaning.levelShifts(), cleaning.logarithm(), values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = moves.back(i, values[i]);
    }
    return values;
  }

  @Override
  public Optional<Likelihood> likelihood() {
    return model.likelihood();
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    return model.predict(horizon, levels);
  }

  /**
   * Values that come later are cleaned with what was there before; what was found before stays as
   * it was unless the whole is found anew.
   */
  @Override
  public FittedForecaster update(TimeSeries more, Refit refit) {
    TimeSeries extended = Fits.extended(history(), more);
    if (refit == Refit.WHOLE && forecaster != null) {
      return new CleaningForecaster(forecaster, options).fit(extended);
    }
    Cleaning all = Cleaner.clean(extended, options);
    int before = history().size();
    TimeSeries later = extended.slice(before, extended.size());
    double[] values = later.values();
    List<Outlier> outliers = new ArrayList<>(cleaning.outliers());
    for (Outlier outlier : all.outliers()) {
      if (outlier.index() >= before) {
        boolean removed = options.outliers() == OutlierTreatment.REMOVE;
        values[outlier.index() - before] = removed ? Double.NaN : outlier.expected();
        outliers.add(outlier);
      }
    }
    FittedForecaster updated = model.update(later.withValues(values), refit);
    return new FittedCleaned(
        forecaster,
        options,
        new Cleaning(
            extended, updated.history(), outliers, cleaning.levelShifts(), cleaning.logarithm()),
        updated);
  }
}
