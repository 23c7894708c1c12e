package com.signalcraft.forecast.conformal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConformalForecasterTest {

  private static final Forecaster LEVEL =
      Forecasters.linear(LinearOptions.ofDefaults().withTrend(false).withSeasonLengths(List.of()));
  private static final Horizon SIX = Horizon.steps(6);
  private static final ConformalOptions OPTIONS = ConformalOptions.ofDefaults().withHorizon(6);

  private static TimeSeries series(int size, long seed, ToDoubleFunction<Random> noise) {
    Random random = new Random(seed);
    double[] y = new double[size];
    for (int i = 0; i < size; i++) {
      y[i] = 50 + noise.applyAsDouble(random);
    }
    return TimeSeries.ofValues(y);
  }

  private static double skewed(Random random) {
    double u = random.nextGaussian();
    return Math.exp(1.2 * u);
  }

  /** Shares of values below the band, in it and above it. */
  private static double[] coverage(
      Forecaster model, Level level, int rounds, ToDoubleFunction<Random> noise) {
    int size = 120;
    double[] shares = new double[3];
    for (int seed = 0; seed < rounds; seed++) {
      TimeSeries series = series(size + 6, seed, noise);
      Band band = model.fit(series.head(size)).predict(SIX, level).band(level);
      for (int h = 0; h < 6; h++) {
        double actual = series.valueAt(size + h);
        int where = actual < band.lower()[h] ? 0 : actual <= band.upper()[h] ? 1 : 2;
        shares[where] += 1.0 / (6 * rounds);
      }
    }
    return shares;
  }

  @Test
  void skewed_errors_leave_both_tails_as_thin_as_they_should_be() {
    Forecaster conformal = Forecasters.conformal(LEVEL, OPTIONS);

    double[] shares = coverage(conformal, Level.P80, 300, ConformalForecasterTest::skewed);
    double[] own = coverage(LEVEL, Level.P80, 100, ConformalForecasterTest::skewed);

    assertThat(shares[0]).isCloseTo(0.1, within(0.03));
    assertThat(shares[2]).isCloseTo(0.1, within(0.03));
    // The symmetric band of the model itself covers far too much below.
    assertThat(own[0]).isLessThan(0.02);
    double[] wide = coverage(conformal, Level.P95, 200, ConformalForecasterTest::skewed);
    assertThat(wide[1]).isBetween(0.93, 0.975);
  }

  @Test
  void normal_errors_are_covered_as_the_model_covers_them() {
    double[] shares =
        coverage(Forecasters.conformal(LEVEL, OPTIONS), Level.P80, 200, Random::nextGaussian);

    assertThat(shares[1]).isBetween(0.78, 0.86);
  }

  /** A random walk, of which the level model believes that errors do not grow. */
  @Test
  void errors_that_grow_with_the_step_get_bands_that_do() {
    int[] inside = new int[6];
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      double[] y = new double[306];
      for (int i = 1; i < y.length; i++) {
        y[i] = y[i - 1] + random.nextGaussian();
      }
      TimeSeries series = TimeSeries.ofValues(y);
      // The last value without its intervals: bounds of equal width at each step.
      Forecaster last = new EvenBands(Forecasters.naive());
      Band band =
          Forecasters.conformal(last, OPTIONS)
              .fit(series.head(300))
              .predict(SIX, Level.P80)
              .band(Level.P80);
      for (int h = 0; h < 6; h++) {
        if (band.lower()[h] <= y[300 + h] && y[300 + h] <= band.upper()[h]) {
          inside[h]++;
        }
      }
    }
    assertThat(inside[0] / 150.0).isCloseTo(0.8, within(0.08));
    assertThat(inside[5] / 150.0).isCloseTo(0.8, within(0.1));
  }

  /** A model whose bands are one wide at each step. */
  private record EvenBands(Forecaster model) implements Forecaster {
    @Override
    public FittedForecaster fit(TimeSeries series) {
      return new EvenFitted(model.fit(series));
    }
  }

  private record EvenFitted(FittedForecaster model) implements FittedForecaster {
    @Override
    public ModelType modelType() {
      return model.modelType();
    }

    @Override
    public String description() {
      return model.description();
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
      return List.of();
    }

    @Override
    public Forecast predict(Horizon horizon, Level... levels) {
      TimeSeries mean = model.predict(horizon).mean();
      double[] lower = mean.map(value -> value - 1).values();
      double[] upper = mean.map(value -> value + 1).values();
      return new Forecast(
          modelType(),
          mean,
          Arrays.stream(levels).map(l -> new Band(l, lower, upper)).toList(),
          List.of());
    }

    @Override
    public FittedForecaster update(TimeSeries more, Refit refit) {
      return new EvenFitted(model.update(more, refit));
    }
  }

  @Test
  void intervals_adapt_when_errors_become_larger() {
    double still = missedAfterAChange(0);
    double adaptive = missedAfterAChange(0.05);

    assertThat(still).isGreaterThan(0.24);
    assertThat(adaptive).isCloseTo(0.1, within(0.03));
  }

  /** How often 90 % intervals, made anew each day, miss when the noise has trebled a while ago. */
  private static double missedAfterAChange(double rate) {
    Level level = Level.of(0.9);
    int missed = 0;
    int count = 0;
    for (int seed = 0; seed < 4; seed++) {
      Random random = new Random(seed);
      double[] y = new double[400];
      for (int i = 0; i < y.length; i++) {
        y[i] = (i < 200 ? 1 : 3) * random.nextGaussian();
      }
      TimeSeries series = TimeSeries.ofValues(y);
      FittedForecaster model =
          Forecasters.conformal(LEVEL, OPTIONS.withRate(rate)).fit(series.head(200));
      for (int i = 200; i < y.length; i++) {
        Band band = model.predict(Horizon.steps(1), level).band(level);
        if (i >= 250) {
          missed += band.lower()[0] <= y[i] && y[i] <= band.upper()[0] ? 0 : 1;
          count++;
        }
        model = model.update(series.slice(i, i + 1), Refit.NONE);
      }
    }
    return (double) missed / count;
  }

  @Property(tries = 60, seed = "20240601")
  void bands_hold_the_mean_and_each_other_whatever_comes(
      @ForAll @IntRange(min = 4, max = 120) int size,
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0, max = 0.5) double rate) {
    TimeSeries series = series(size + 20, seed, ConformalForecasterTest::skewed);
    FittedForecaster model =
        Forecasters.conformal(Forecasters.drift(), OPTIONS.withRate(rate)).fit(series.head(size));
    for (int i = size; i < size + 20; i += 5) {
      model = model.update(series.slice(i, i + 5), Refit.NONE);
      Forecast forecast = model.predict(SIX, Level.P95, Level.of(0.5), Level.P80);
      double[] outer = forecast.band(Level.P95).upper();
      for (int h = 0; h < 6; h++) {
        assertThat(forecast.band(Level.P80).upper()[h])
            .isBetween(forecast.band(Level.of(0.5)).upper()[h], outer[h]);
        assertThat(forecast.band(Level.of(0.5)).lower()[h])
            .isLessThanOrEqualTo(forecast.mean().valueAt(h));
      }
    }
  }

  @Property(tries = 30, seed = "20240601")
  void the_unit_does_not_matter(
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double scale, @ForAll long seed) {
    Forecaster model = Forecasters.conformal(Forecasters.naive(), OPTIONS);
    TimeSeries series = series(90, seed, ConformalForecasterTest::skewed);
    Band before = model.fit(series).predict(SIX, Level.P95).band(Level.P95);
    Band after =
        model.fit(series.map(value -> scale * value)).predict(SIX, Level.P95).band(Level.P95);
    for (int h = 0; h < 6; h++) {
      double expected = scale * before.upper()[h];
      assertThat(after.upper()[h]).isCloseTo(expected, within(1e-9 * expected));
    }
  }

  @Test
  void means_are_those_of_the_model() {
    TimeSeries series = series(80, 1, Random::nextGaussian);

    assertThat(Forecasters.conformal(LEVEL).fit(series).predict(SIX, Level.P80).mean())
        .isEqualTo(LEVEL.fit(series).predict(SIX).mean());
  }

  @Test
  void a_short_history_has_the_intervals_of_the_model_and_says_so() {
    TimeSeries series = series(30, 1, Random::nextGaussian);
    FittedForecaster fitted = Forecasters.conformal(LEVEL).fit(series);

    assertThat(fitted.predict(SIX, Level.P80).band(Level.P80).upper())
        .isEqualTo(LEVEL.fit(series).predict(SIX, Level.P80).band(Level.P80).upper());
    assertThat(fitted.description()).contains("too short for intervals from earlier forecasts");
  }

  @Test
  void errors_of_later_forecasts_fill_up_what_the_history_lacked() {
    TimeSeries series = series(60, 1, Random::nextGaussian);
    FittedForecaster model = Forecasters.conformal(LEVEL).fit(series.head(30));
    for (int i = 30; i < 60; i++) {
      model = model.update(series.slice(i, i + 1), Refit.NONE);
    }

    assertThat(model.description()).contains("intervals from earlier forecasts of 30 values");
  }

  @Test
  void constant_and_empty_histories_are_borne() {
    TimeSeries constant = series(100, 1, random -> 0);
    Band band =
        Forecasters.conformal(Forecasters.naive())
            .fit(constant)
            .predict(SIX, Level.P95)
            .band(Level.P95);

    assertThat(band.lower()).containsOnly(50);
    assertThat(band.upper()).containsOnly(50);
    assertThatThrownBy(() -> Forecasters.conformal(LEVEL).fit(TimeSeries.ofValues()))
        .isInstanceOf(InsufficientDataException.class);
    FittedForecaster one = Forecasters.conformal(Forecasters.naive()).fit(TimeSeries.ofValues(5));
    assertThat(one.update(constant.slice(1, 4), Refit.NONE).predict(SIX).mean().valueAt(0))
        .isEqualTo(50);
  }

  @Test
  void a_model_without_width_is_measured_in_the_unit_of_the_series() {
    // A flat start leaves the model no error of its own; later values are off all the same.
    double[] y = new double[200];
    Random random = new Random(5);
    for (int i = 105; i < y.length; i++) {
      y[i] = random.nextInt(3);
    }
    Band band =
        Forecasters.conformal(LEVEL, OPTIONS)
            .fit(TimeSeries.ofValues(y))
            .predict(SIX, Level.P95)
            .band(Level.P95);

    assertThat(band.upper()[0]).isBetween(1.5, 4.0);
  }

  @Test
  void settings_are_checked() {
    assertThatThrownBy(() -> OPTIONS.withOrigins(19))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("origins");
    assertThatThrownBy(() -> OPTIONS.withRate(0.6)).hasMessageContaining("rate");
    assertThat(Forecasters.conformal(Forecasters.naive())).hasToString("naive, conformal");
  }
}
