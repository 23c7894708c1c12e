package com.signalcraft.forecast;

import static com.signalcraft.forecast.SeriesFixtures.array;
import static com.signalcraft.forecast.SeriesFixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** The linear model with outliers, and over longer histories. */
class RobustLinearTest {

  private static final LinearOptions WEEKLY =
      LinearOptions.ofDefaults().withSeasonLengths(List.of(7));
  private static final Forecaster PLAIN = Forecasters.linear(WEEKLY);
  private static final Forecaster ROBUST = Forecasters.linear(WEEKLY.withRobust(true));
  private static final Horizon WEEK = Horizon.steps(7);
  private static final double[] EFFECTS = {5, 3, 0, -1, -2, -4, -1};

  private static double truth(int i) {
    return 100 + 0.5 * i + EFFECTS[i % 7];
  }

  private static TimeSeries noisy(int size, long seed) {
    Random random = new Random(seed);
    return values(size, i -> truth(i) + random.nextGaussian());
  }

  /** One value in five is far too high, by a different amount each. */
  private static TimeSeries spoilt(TimeSeries series, double size) {
    double[] y = series.values();
    Random random = new Random(99);
    for (int i = 0; i < y.length; i++) {
      if (random.nextInt(5) == 0) {
        y[i] += size * (1 + random.nextDouble());
      }
    }
    return series.withValues(y);
  }

  @Test
  void outliers_move_neither_line_nor_season_nor_interval() {
    for (double size : new double[] {30, 1e4, 1e12}) {
      Forecast forecast = ROBUST.fit(spoilt(noisy(140, 1), size)).predict(WEEK, Level.P95);
      for (int h = 0; h < 7; h++) {
        assertThat(forecast.mean().valueAt(h)).isCloseTo(truth(140 + h), within(1.5));
        double width = forecast.band(Level.P95).upper()[h] - forecast.band(Level.P95).lower()[h];
        assertThat(width).isBetween(3.0, 6.0);
      }
    }
    Forecast moved = PLAIN.fit(spoilt(noisy(140, 1), 1e4)).predict(WEEK);
    assertThat(moved.mean().valueAt(3)).isNotCloseTo(truth(143), within(100.0));
  }

  @Test
  void without_outliers_the_fit_is_nearly_that_of_least_squares() {
    Forecast plain = PLAIN.fit(noisy(280, 4)).predict(WEEK, Level.P95);
    Forecast robust = ROBUST.fit(noisy(280, 4)).predict(WEEK, Level.P95);
    for (int h = 0; h < 7; h++) {
      assertThat(robust.mean().valueAt(h)).isCloseTo(plain.mean().valueAt(h), within(0.25));
      assertThat(robust.band(Level.P95).upper()[h])
          .isCloseTo(plain.band(Level.P95).upper()[h], within(0.5));
    }
  }

  @Test
  void the_estimate_solves_the_equation_of_tukeys_bisquare() {
    TimeSeries series = spoilt(noisy(141, 8), 20);
    FittedForecaster fitted =
        Forecasters.linear(WEEKLY.withSeasonLengths(List.of()).withRobust(true)).fit(series);
    double[] r = fitted.residuals().values();
    // ψ is 0 beyond 4.685 s; the sums over it vanish for the right s, which is that of Huber's fit.
    double low = 1;
    double high = 30;
    double[] sums = new double[2];
    for (int k = 0; k < 60; k++) {
      double s = (low + high) / 2;
      sums = sums(r, s);
      if (sums(r, low)[0] * sums[0] <= 0) {
        high = s;
      } else {
        low = s;
      }
    }
    assertThat(sums[0]).isCloseTo(0, within(1e-6));
    assertThat(sums[1]).isCloseTo(0, within(1e-3));
  }

  private static double[] sums(double[] r, double s) {
    double level = 0;
    double trend = 0;
    for (int i = 0; i < r.length; i++) {
      double u = r[i] / (4.685 * s);
      double psi = Math.abs(u) < 1 ? r[i] * (1 - u * u) * (1 - u * u) : 0;
      level += psi;
      trend += psi * (i - (r.length - 1) / 2.0) / r.length;
    }
    return new double[] {level, trend};
  }

  @Test
  void a_constant_history_with_a_few_outliers_stays_constant() {
    double[] y = array(40, i -> i % 13 == 5 ? 900 : 7);
    Forecast forecast = ROBUST.fit(TimeSeries.ofValues(y)).predict(WEEK, Level.P95);
    assertThat(forecast.mean().values()).containsOnly(new double[] {7}, within(1e-9));
  }

  @Test
  void short_and_empty_of_noise_is_a_line_too() {
    assertThat(ROBUST.fit(TimeSeries.ofValues(3, 3)).predict(WEEK).mean().values()).containsOnly(3);
    assertThat(ROBUST.fit(TimeSeries.ofValues(1, 2, 3, 4)).predict(WEEK).mean().valueAt(6))
        .isCloseTo(11, within(1e-9));
    assertThat(ROBUST.fit(TimeSeries.ofValues(new double[50])).predict(WEEK).mean().values())
        .containsOnly(0);
  }

  @Property(tries = 50, seed = "20240601")
  void scale_and_shift_are_those_of_the_forecast(
      @ForAll @DoubleRange(min = -1e3, max = 1e3) double shift,
      @ForAll @DoubleRange(min = 0.01, max = 1e3) double scale) {
    TimeSeries series = spoilt(noisy(60, 3), 40);
    Forecast before = ROBUST.fit(series).predict(WEEK, Level.P80);
    Forecast after = ROBUST.fit(series.map(y -> scale * (y + shift))).predict(WEEK, Level.P80);
    for (int h = 0; h < 7; h++) {
      assertThat(after.mean().valueAt(h))
          .isCloseTo(scale * (before.mean().valueAt(h) + shift), within(1e-5 * scale));
      assertThat(after.band(Level.P80).lower()[h])
          .isCloseTo(scale * (before.band(Level.P80).lower()[h] + shift), within(1e-5 * scale));
    }
  }

  @Test
  void it_says_that_it_is_robust() {
    assertThat(ROBUST).hasToString("linear trend, robust, season length 7");
    assertThat(ROBUST.fit(noisy(70, 1)).description())
        .isEqualTo(
            "linear trend with season of 7 seasonal terms, fitted robustly, on 70 observations");
  }

  @Test
  void an_update_that_finds_nothing_anew_keeps_the_line() {
    TimeSeries series = noisy(98, 5);
    FittedForecaster fitted = PLAIN.fit(series);
    TimeSeries shifted = spoilt(noisy(119, 5), 500).slice(98, 119);

    FittedForecaster updated = fitted.update(shifted, Refit.NONE);

    Forecast later = fitted.predict(Horizon.steps(28), Level.P95);
    Forecast now = updated.predict(WEEK, Level.P95);
    for (int h = 0; h < 7; h++) {
      assertThat(now.mean().valueAt(h)).isEqualTo(later.mean().valueAt(21 + h));
      assertThat(now.band(Level.P95).upper()[h]).isEqualTo(later.band(Level.P95).upper()[21 + h]);
    }
    assertThat(updated.history().size()).isEqualTo(119);
    assertThat(updated.fitted().valueAt(100)).isEqualTo(later.mean().valueAt(2));
    assertThat(updated.description()).endsWith("on 119 observations");
  }

  @Test
  void an_update_of_the_parameters_keeps_the_terms_and_moves_the_line() {
    TimeSeries series = values(140, i -> i < 70 ? truth(i) : truth(i) + 3 * (i - 70));
    FittedForecaster fitted = PLAIN.fit(series.head(70));

    Forecast updated = fitted.update(series.tail(70), Refit.PARAMETERS).predict(WEEK);

    assertThat(updated.mean().valueAt(0)).isGreaterThan(truth(140) + 50);
    assertThat(updated.components()).hasSize(2);
    TimeSeries flat = values(70, i -> 1);
    FittedForecaster level = PLAIN.fit(flat).update(more(series), Refit.PARAMETERS);
    assertThat(level.components()).hasSize(1);
  }

  /** What follows a series of 70 steps. */
  private static TimeSeries more(TimeSeries series) {
    return series.slice(70, 140);
  }

  @Test
  void the_robust_model_stays_robust_when_updated() {
    TimeSeries series = noisy(140, 6);
    FittedForecaster fitted = ROBUST.fit(series.head(70));
    TimeSeries bad = spoilt(series, 1_000).slice(70, 140);

    Forecast updated = fitted.update(bad, Refit.PARAMETERS).predict(WEEK);

    assertThat(updated.mean().valueAt(0)).isCloseTo(truth(140), within(1.5));
  }
}
