package com.signalcraft.forecast.internal.theta;

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
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;

/** A fitted theta model. Immutable. */
public final class FittedTheta implements FittedForecaster, Storable {

  /** The name under which it is stored. */
  public static final String KIND = "theta";

  /** A deviation of this share of the values' unit is rounding, not noise. */
  private static final double ROUNDING = 1e-14;

  private final ThetaForecaster forecaster;
  private final TimeSeries history;
  private final ClassicalSeason season;
  private final ThetaParameters parameters;
  private final int first;
  private final double unit;
  private final double base;
  private final ThetaState end;
  private final TimeSeries fitted;
  private final double[] trend;

  FittedTheta(
      ThetaForecaster forecaster,
      TimeSeries history,
      double unit,
      ClassicalSeason season,
      ThetaParameters parameters) {
    this.forecaster = forecaster;
    this.history = history;
    this.season = season;
    this.parameters = parameters;
    this.unit = unit;
    ThetaValues values = ThetaValues.of(history, unit);
    first = values.first();
    double[] adjusted = values.adjusted(season);
    base = adjusted[0];
    end = new ThetaState(parameters);
    trend = new double[history.size()];
    double[] all = new double[history.size()];
    Arrays.fill(trend, Double.NaN);
    Arrays.fill(all, Double.NaN);
    for (int i = 0; i < adjusted.length; i++) {
      if (i > 0 || !parameters.isDynamic()) {
        put(base + end.next(), i, first + i, trend, all);
      }
      end.add(adjusted[i] - base);
    }
    ThetaOutlook after = new ThetaOutlook(parameters, base, end);
    for (int step = adjusted.length; first + step < all.length; step++) {
      after.step();
      put(after.expected(), step, first + step, trend, all);
    }
    fitted = history.withValues(all);
  }

  /** Writes the value of a step without and with the season, in the series' unit. */
  private void put(double adjusted, long step, int at, double[] without, double[] with) {
    without[at] = Fits.finite(adjusted * unit);
    with[at] = Fits.finite(season.on(adjusted, step) * unit);
  }

  @Override
  public ModelType modelType() {
    return ModelType.THETA;
  }

  @Override
  public String description() {
    String form =
        switch (parameters.model()) {
          case CLASSIC -> "classic theta method, θ 2";
          case STM -> "standard theta model, θ 2";
          case DSTM -> "dynamic standard theta model, θ 2";
          case OTM -> "optimised theta model, θ " + theta();
          default -> "dynamic optimised theta model, θ " + theta();
        };
    return form
        + String.format(Locale.ROOT, ", α %.3f", parameters.alpha())
        + (season.isPresent()
            ? (season.multiplicative() ? ", multiplicative" : ", additive")
                + " season of "
                + season.effects().length
                + " steps"
            : ", no season")
        + ", on "
        + Words.observations(history.size() - history.missingCount());
  }

  private String theta() {
    double theta = parameters.theta();
    return theta > 1e4 ? "infinite" : String.format(Locale.ROOT, "%.2f", theta);
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
    return parts(trend, fitted.values());
  }

  private List<Component> parts(double[] without, double[] with) {
    Component level = new Component("trend", without);
    if (!season.isPresent()) {
      return List.of(level);
    }
    double[] difference = new double[with.length];
    Arrays.setAll(difference, i -> with[i] - without[i]);
    return List.of(level, new Component("season", difference));
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    int steps = horizon.stepsAfter(history);
    double[] expected = new double[steps];
    double[] deviation = new double[steps];
    double[] without = new double[steps];
    double[] mean = new double[steps];
    long start = (long) history.size() - first;
    ThetaOutlook outlook = new ThetaOutlook(parameters, base, end);
    for (long step = end.steps(); step < start; step++) {
      outlook.step();
    }
    for (int i = 0; i < steps; i++) {
      outlook.step();
      expected[i] = outlook.expected();
      deviation[i] = outlook.deviation() > ROUNDING ? outlook.deviation() : 0;
      put(expected[i], start + i, i, without, mean);
    }
    List<Band> bands = new ArrayList<>();
    for (Level level : Fits.sorted(levels)) {
      bands.add(band(level, expected, deviation, start));
    }
    return new Forecast(ModelType.THETA, Fits.future(history, mean), bands, parts(without, mean));
  }

  private Band band(Level level, double[] expected, double[] deviation, long start) {
    double quantile =
        new TDistribution(null, parameters.freedom())
            .inverseCumulativeProbability((1 + level.coverage()) / 2);
    double[] lower = new double[expected.length];
    double[] upper = new double[expected.length];
    for (int i = 0; i < expected.length; i++) {
      double half = quantile * deviation[i];
      lower[i] = Fits.finite(season.on(expected[i] - half, start + i) * unit);
      upper[i] = Fits.finite(season.on(expected[i] + half, start + i) * unit);
    }
    return new Band(level, lower, upper);
  }

  @Override
  public FittedForecaster update(TimeSeries more, Refit refit) {
    TimeSeries longer = Fits.extended(history, more);
    return switch (refit) {
      case NONE -> new FittedTheta(forecaster, longer, unit, season, parameters);
      case PARAMETERS -> forecaster.refit(longer, parameters.model(), season);
      case WHOLE -> forecaster.fit(longer);
    };
  }

  @Override
  public String storedKind() {
    return KIND;
  }

  @Override
  public void store(StateWriter out) {
    forecaster.store(out);
    out.put(unit);
    season.store(out);
    parameters.store(out);
  }

  /**
   * Reads what {@link #store} wrote.
   *
   * @param in the fields
   * @param history the history of the model that was stored
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    return new FittedTheta(
        ThetaForecaster.read(in),
        history,
        in.getDouble(),
        ClassicalSeason.read(in),
        ThetaParameters.read(in));
  }
}
