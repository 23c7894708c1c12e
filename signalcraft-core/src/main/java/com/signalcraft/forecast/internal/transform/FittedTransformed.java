package com.signalcraft.forecast.internal.transform;

import com.signalcraft.common.Checks;
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
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.StoredModels;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model fitted on a transformed scale. Immutable. */
public final class FittedTransformed implements FittedForecaster, Storable {

  /** The name under which it is stored. */
  public static final String KIND = "transformed";

  /** Not known of a model that was loaded; that one keeps its transformation. */
  private final @Nullable Forecaster forecaster;

  private final Transformation transformation;
  private final boolean biasAdjusted;
  private final TimeSeries history;
  private final FittedForecaster model;

  FittedTransformed(
      @Nullable Forecaster forecaster,
      Transformation transformation,
      boolean biasAdjusted,
      TimeSeries history,
      FittedForecaster model) {
    this.forecaster = forecaster;
    this.transformation = transformation;
    this.biasAdjusted = biasAdjusted;
    this.history = history;
    this.model = model;
  }

  @Override
  public String storedKind() {
    return KIND;
  }

  @Override
  public void store(StateWriter out) {
    out.put(biasAdjusted);
    transformation.store(out);
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
    boolean biasAdjusted = in.getBoolean();
    byte kind = in.getByte();
    Checks.that(
        kind == BoxCox.KIND || kind == ScaledLogit.KIND,
        "model",
        "has the unknown transformation " + kind);
    Transformation transformation = kind == BoxCox.KIND ? BoxCox.read(in) : ScaledLogit.read(in);
    FittedForecaster model = StoredModels.read(in, history.map(transformation::forward));
    return new FittedTransformed(null, transformation, biasAdjusted, history, model);
  }

  @Override
  public ModelType modelType() {
    return model.modelType();
  }

  @Override
  public String description() {
    return model.description() + ", on the scale of a " + transformation.describe();
  }

  @Override
  public TimeSeries history() {
    return history;
  }

  @Override
  public TimeSeries fitted() {
    return history.withValues(back(model.fitted().values()));
  }

  @Override
  public List<Component> components() {
    return parts(model.components(), model.fitted().values());
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
    return new FittedTransformed(
        forecaster,
        transformation,
        biasAdjusted,
        extended,
        model.update(more.map(transformation::forward), refit));
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    if (!biasAdjusted) {
      Forecast forecast = model.predict(horizon, levels);
      double[] inner = forecast.mean().values();
      List<Band> bands = forecast.bands().stream().map(this::back).toList();
      return new Forecast(
          forecast.modelType(),
          Fits.future(history, back(inner.clone())),
          bands,
          parts(forecast.components(), inner));
    }
    return adjusted(horizon, levels);
  }

  /** The band of one level more tells the standard errors on the model's scale. */
  private Forecast adjusted(Horizon horizon, Level... levels) {
    Level[] asked = Arrays.copyOf(levels, levels.length + 1);
    asked[levels.length] = Level.P80;
    Forecast forecast = model.predict(horizon, asked);
    double[] inner = forecast.mean().values();
    double[] lower = forecast.band(Level.P80).lower();
    double[] upper = forecast.band(Level.P80).upper();
    double quantile = Fits.normalQuantile((1 + Level.P80.coverage()) / 2);
    double[] mean = new double[inner.length];
    for (int i = 0; i < mean.length; i++) {
      double error = (upper[i] / 2 - lower[i] / 2) / quantile;
      mean[i] = Fits.finite(transformation.backMean(inner[i], error));
    }
    List<Level> wanted = Arrays.asList(levels);
    List<Band> bands =
        forecast.bands().stream()
            .filter(band -> wanted.contains(band.level()))
            .map(band -> widened(back(band), mean))
            .toList();
    return new Forecast(forecast.modelType(), Fits.future(history, mean), bands, List.of());
  }

  /** A mean can lie outside of a narrow band of a skewed distribution. */
  private static Band widened(Band band, double[] mean) {
    double[] lower = band.lower();
    double[] upper = band.upper();
    for (int i = 0; i < mean.length; i++) {
      lower[i] = Math.min(lower[i], mean[i]);
      upper[i] = Math.max(upper[i], mean[i]);
    }
    return new Band(band.level(), lower, upper);
  }

  private Band back(Band band) {
    return new Band(band.level(), back(band.lower()), back(band.upper()));
  }

  private double[] back(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Fits.finite(transformation.back(values[i]));
    }
    return values;
  }

  /**
   * Of parts that add up on the model's scale, those that add up in the series' unit: the first one
   * brought back, of each other one what it changes when it is added to those before it. On the
   * logarithmic scale each is brought back by itself, and they multiply. None where the model's own
   * do not add up, as those of a model that is itself on a logarithmic scale.
   */
  private List<Component> parts(List<Component> inner, double[] whole) {
    double[] sum = new double[whole.length];
    double[] before = new double[whole.length];
    List<Component> parts = new ArrayList<>();
    for (Component part : inner) {
      double[] values = part.values();
      double[] back = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        sum[i] += values[i];
        if (transformation.multiplicative()) {
          back[i] = Fits.finite(Math.exp(values[i]) * (parts.isEmpty() ? scale() : 1));
        } else {
          double at = Fits.finite(transformation.back(sum[i]));
          back[i] = Fits.finite(at - before[i]);
          before[i] = at;
        }
      }
      parts.add(new Component(part.name(), back));
    }
    return addsUp(sum, whole) ? List.copyOf(parts) : List.of();
  }

  private double scale() {
    return transformation.back(0);
  }

  private static boolean addsUp(double[] sum, double[] whole) {
    double largest = 0;
    double off = 0;
    for (int i = 0; i < whole.length; i++) {
      if (!Double.isNaN(whole[i])) {
        largest = Math.max(largest, Math.abs(whole[i]));
        off = Math.max(off, Math.abs(sum[i] - whole[i]));
      }
    }
    return off <= 1e-9 * largest;
  }
}
