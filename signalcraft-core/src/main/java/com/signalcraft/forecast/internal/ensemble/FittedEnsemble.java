package com.signalcraft.forecast.internal.ensemble;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.ensemble.Combination;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.StoredModels;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Several fitted models combined. Immutable. */
public final class FittedEnsemble implements FittedForecaster, Storable {

  /** Under which it is saved. */
  public static final String KIND = "ensemble";

  private static final int NAMED = 4;

  private final TimeSeries history;
  private final Combination combination;
  private final List<FittedForecaster> members;
  private final double[] weights;
  private final BandScale bandScale;
  private final TimeSeries fitted;

  /**
   * Combines models.
   *
   * @param history the history, regular
   * @param combination how the forecasts become one
   * @param members the models, fitted to the history or to its end
   * @param weights the weight of each, above 0
   * @param bandScale how much wider than the members' own the bands are
   */
  FittedEnsemble(
      TimeSeries history,
      Combination combination,
      List<FittedForecaster> members,
      double[] weights,
      BandScale bandScale) {
    this.history = history;
    this.combination = combination;
    this.members = List.copyOf(members);
    this.weights = weights.clone();
    this.bandScale = bandScale;
    this.fitted = history.withValues(blendedFits());
  }

  private double[] blendedFits() {
    double[][] fits = new double[members.size()][];
    for (int j = 0; j < fits.length; j++) {
      double[] own = members.get(j).fitted().values();
      double[] whole = new double[history.size()];
      int missing = whole.length - own.length;
      // A member may leave out what is missing at the start.
      Arrays.fill(whole, 0, missing, Double.NaN);
      System.arraycopy(own, 0, whole, missing, own.length);
      fits[j] = whole;
    }
    return blended(fits, history.size());
  }

  private double[] blended(double[][] values, int size) {
    Blend blend = new Blend(combination, weights);
    double[] column = new double[values.length];
    double[] result = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < column.length; j++) {
        column[j] = values[j][i];
      }
      result[i] = blend.of(column);
    }
    return result;
  }

  @Override
  public ModelType modelType() {
    return ModelType.ENSEMBLE;
  }

  /**
   * Such as {@code weighted median of 7 models, above all ETS(M,A,M) … (31 %), …}; those that weigh
   * most, up to {@value #NAMED}.
   */
  @Override
  public String description() {
    double total = Arrays.stream(weights).sum();
    boolean equal = Arrays.stream(weights).allMatch(weight -> weight == weights[0]);
    List<Integer> order =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer j) -> -weights[j]))
            .toList();
    List<String> parts = new ArrayList<>();
    for (int j : order.subList(0, Math.min(NAMED, order.size()))) {
      String share = equal ? "" : " (" + Math.round(100 * weights[j] / total) + " %)";
      parts.add(members.get(j).description() + share);
    }
    String noun = combination.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return (equal ? "" : "weighted ")
        + noun
        + " of "
        + (members.size() > NAMED ? members.size() + " models, among them " : "")
        + Words.and(parts);
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
    return List.of();
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    int steps = horizon.stepsAfter(history);
    Horizon same = Horizon.steps(steps);
    List<Level> wanted = Fits.sorted(levels);
    List<Forecast> forecasts =
        members.stream().map(member -> member.predict(same, levels)).toList();
    double[] mean =
        blended(forecasts.stream().map(f -> f.mean().values()).toArray(double[][]::new), steps);
    List<Band> bands = new ArrayList<>();
    for (Level level : wanted) {
      double[] lower =
          blended(
              forecasts.stream().map(f -> f.band(level).lower()).toArray(double[][]::new), steps);
      double[] upper =
          blended(
              forecasts.stream().map(f -> f.band(level).upper()).toArray(double[][]::new), steps);
      bands.add(bandScale.band(level, mean, lower, upper));
    }
    return new Forecast(modelType(), Fits.future(history, mean), bands, List.of());
  }

  @Override
  public FittedForecaster update(TimeSeries more, Refit refit) {
    return new FittedEnsemble(
        Fits.extended(history, more),
        combination,
        members.stream().map(member -> member.update(more, refit)).toList(),
        weights,
        bandScale);
  }

  @Override
  public String storedKind() {
    return KIND;
  }

  @Override
  public void store(StateWriter out) {
    out.put(combination.name()).putCounted(weights).put(bandScale.factor());
    for (FittedForecaster member : members) {
      StoredModels.write(out, member);
    }
  }

  /**
   * Reads what {@link #store} wrote.
   *
   * @param in the fields
   * @param history the history
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    Combination combination = in.getConstant(Combination.class);
    double[] weights = in.getDoubles(10_000);
    BandScale scale = new BandScale(in.getDouble());
    List<FittedForecaster> members = new ArrayList<>();
    for (int j = 0; j < weights.length; j++) {
      members.add(StoredModels.read(in, history));
    }
    return new FittedEnsemble(history, combination, members, weights, scale);
  }
}
