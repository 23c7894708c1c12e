package com.signalcraft.forecast;

import static com.signalcraft.forecast.SeriesFixtures.NA;
import static com.signalcraft.forecast.SeriesFixtures.array;
import static com.signalcraft.forecast.SeriesFixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.autoregression.AutoregressionOptions;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AutoregressionTest {

  private static final AutoregressionOptions PLAIN =
      AutoregressionOptions.ofDefaults().withSeasonLengths(List.of());

  private static FittedForecaster fit(AutoregressionOptions options, TimeSeries series) {
    return Forecasters.autoregression(options).fit(series);
  }

  /** A process y(t) = 10 + 0.7 (y(t−1) − 10) + e(t). */
  private static TimeSeries process(int size, int seed) {
    Random random = new Random(seed);
    double[] state = {0};
    return values(size, i -> 10 + (state[0] = 0.7 * state[0] + random.nextGaussian()));
  }

  @Test
  void a_process_of_order_one_returns_to_its_mean_as_its_coefficient_says() {
    TimeSeries series = process(20_000, 1);
    double[] mean = fit(PLAIN.withRidge(0), series).predict(Horizon.steps(40)).mean().values();
    double last = series.valueAt(series.size() - 1) - 10;
    assertThat(mean[0] - 10).isCloseTo(0.7 * last, within(0.1));
    assertThat(mean[1] - 10).isCloseTo(0.49 * last, within(0.1));
    assertThat(mean[39]).isCloseTo(10, within(0.1));
  }

  @Test
  void bands_of_a_process_of_order_one_widen_to_its_variance() {
    Forecast forecast = fit(PLAIN, process(20_000, 2)).predict(Horizon.steps(40), Level.P95);
    double[] mean = forecast.mean().values();
    double[] upper = forecast.band(Level.P95).upper();
    assertThat(upper[0] - mean[0]).isCloseTo(1.96, within(0.05));
    assertThat(upper[1] - mean[1]).isCloseTo(1.96 * Math.sqrt(1 + 0.49), within(0.08));
    assertThat(upper[39] - mean[39]).isCloseTo(1.96 / Math.sqrt(1 - 0.49), within(0.15));
  }

  @Test
  void bands_of_changes_widen_with_the_root_of_the_step() {
    TimeSeries walk = SeriesFixtures.randomWalk(20_000, 3);
    Forecast forecast =
        fit(PLAIN.withDifferenced(true), walk).predict(Horizon.steps(100), Level.P95);
    double[] mean = forecast.mean().values();
    double[] upper = forecast.band(Level.P95).upper();
    assertThat(upper[0] - mean[0]).isCloseTo(1.96, within(0.05));
    assertThat(upper[99] - mean[99]).isCloseTo(19.6, within(2.0));
  }

  @Test
  void what_repeats_exactly_is_repeated() {
    double[] week = {3, 1, 4, 1, 5, 9, 2};
    FittedForecaster fitted =
        fit(PLAIN.withSeasonLengths(List.of(7)).withRidge(0), values(70, i -> week[i % 7]));
    double[] mean = fitted.predict(Horizon.steps(14)).mean().values();
    for (int h = 0; h < 14; h++) {
      assertThat(mean[h]).isCloseTo(week[h % 7], within(1e-6));
    }
  }

  @Test
  void two_seasons_have_their_lags_and_the_multiples_between_them() {
    double[] y = array(900, i -> 50 + 10 * Math.sin(i * Math.PI / 12) + (i / 24 % 7 < 5 ? 20 : 0));
    FittedForecaster fitted =
        fit(PLAIN.withSeasonLengths(List.of(24, 168)).withRidge(1e-9), TimeSeries.ofValues(y));
    assertThat(fitted.description())
        .isEqualTo(
            "autoregression, season lengths 24 and 168 on 14 lags up to 169 on 900 observations");
    double[] mean = fitted.predict(Horizon.steps(48)).mean().values();
    for (int h = 0; h < 48; h++) {
      int i = 900 + h;
      double actual = 50 + 10 * Math.sin(i * Math.PI / 12) + (i / 24 % 7 < 5 ? 20 : 0);
      assertThat(mean[h]).isCloseTo(actual, within(0.1));
    }
  }

  @Test
  void a_straight_line_goes_on_by_its_changes_and_growth_by_those_of_its_logarithm() {
    double[] line =
        fit(PLAIN.withDifferenced(true), values(40, i -> 5 + 3.0 * i))
            .predict(Horizon.steps(5))
            .mean()
            .values();
    double[] growth =
        fit(PLAIN.withDifferenced(true).withLogarithm(true), values(40, i -> Math.pow(1.1, i)))
            .predict(Horizon.steps(5))
            .mean()
            .values();
    for (int h = 0; h < 5; h++) {
      assertThat(line[h]).isCloseTo(5 + 3.0 * (40 + h), within(1e-6));
      assertThat(growth[h]).isCloseTo(Math.pow(1.1, 40 + h), within(1e-6));
    }
  }

  @Test
  void growth_without_end_is_held_within_the_range_and_its_width_again() {
    TimeSeries doubling = values(30, i -> Math.pow(2, i));
    double last = Math.pow(2, 29);
    for (boolean logarithm : new boolean[] {false, true}) {
      double[] mean =
          fit(PLAIN.withLogarithm(logarithm), doubling).predict(Horizon.steps(500)).mean().values();
      assertThat(mean[499]).isLessThanOrEqualTo(2 * last).isGreaterThanOrEqualTo(-last);
    }
  }

  @Test
  void a_missing_value_is_no_response() {
    double[] y = process(5_000, 4).values();
    for (int i = 3; i < y.length; i += 10) {
      y[i] = NA;
    }
    FittedForecaster fitted = fit(PLAIN, TimeSeries.ofValues(y));
    assertThat(fitted.fitted().missingCount()).isEqualTo(3);
    assertThat(fitted.residuals().isMissing(13)).isTrue();
    assertThat(fitted.predict(Horizon.steps(50)).mean().valueAt(49)).isCloseTo(10, within(0.3));
    y[0] = NA;
    y[1] = NA;
    assertThat(fit(PLAIN, TimeSeries.ofValues(y)).history().size()).isEqualTo(4_998);
  }

  @Test
  void a_constant_goes_on_without_a_width() {
    Forecast forecast = fit(PLAIN, values(20, i -> 5)).predict(Horizon.steps(3), Level.P95);
    assertThat(forecast.mean().values()).containsExactly(5, 5, 5);
    assertThat(forecast.band(Level.P95).upper()[2]).isCloseTo(5, within(1e-9));
    assertThat(fit(PLAIN, values(20, i -> 0)).predict(Horizon.steps(2)).mean().values())
        .containsExactly(0, 0);
  }

  @Test
  void a_short_history_has_fewer_lags() {
    assertThat(fit(PLAIN.withSeasonLengths(List.of(4)), process(11, 5)).description())
        .isEqualTo("autoregression, season length 4 on 2 lags up to 2 on 11 observations");
    assertThat(fit(PLAIN.withSeasonLengths(List.of(12)), process(40, 5)).description())
        .isEqualTo("autoregression, season length 12 on 6 lags up to 13 on 40 observations");
  }

  @Test
  void too_little_and_values_without_a_logarithm_are_refused() {
    assertThatThrownBy(() -> fit(PLAIN, process(9, 1)))
        .isInstanceOf(InsufficientDataException.class)
        .hasMessageContaining("at least 10 observed values for the autoregression, had 9");
    assertThatThrownBy(() -> fit(PLAIN, values(20, i -> NA)))
        .isInstanceOf(InsufficientDataException.class);
    assertThatThrownBy(() -> fit(PLAIN.withLogarithm(true), values(20, i -> i)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("above 0 alone for a logarithm, was 0.0 at index 0");
    assertThatThrownBy(() -> PLAIN.withRidge(-0.1)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> PLAIN.withRidge(1.1)).isInstanceOf(ValidationException.class);
  }

  @Test
  void a_longer_history_may_keep_the_coefficients() {
    TimeSeries all = process(300, 7);
    AutoregressionOptions options = PLAIN.withSeasonLengths(List.of(7));
    FittedForecaster before = fit(options, all.head(250));
    TimeSeries more = all.slice(250, 300);
    FittedForecaster kept = before.update(more, Refit.NONE);
    assertThat(kept.history()).isEqualTo(all);
    assertThat(kept.fitted().slice(7, 250).values())
        .containsExactly(before.fitted().slice(7, 250).values(), within(1e-9));
    assertThat(kept.predict(Horizon.steps(5)).mean())
        .isNotEqualTo(before.predict(Horizon.steps(5)).mean());
    for (Refit refit : List.of(Refit.PARAMETERS, Refit.WHOLE)) {
      assertThat(before.update(more, refit).predict(Horizon.steps(5)).mean())
          .isEqualTo(fit(options, all).predict(Horizon.steps(5)).mean());
    }
  }

  @Test
  void a_saved_one_forecasts_the_same() {
    TimeSeries series = process(200, 8).map(Math::exp);
    for (AutoregressionOptions options :
        List.of(
            PLAIN,
            PLAIN.withSeasonLengths(List.of(7, 14)).withDifferenced(true),
            AutoregressionOptions.ofDefaults().withLogarithm(true).withRidge(0.01))) {
      FittedForecaster fitted = fit(options, series);
      FittedForecaster loaded = FittedModels.load(FittedModels.save(fitted));
      assertThat(loaded.predict(Horizon.steps(9), Level.P80))
          .usingRecursiveComparison()
          .isEqualTo(fitted.predict(Horizon.steps(9), Level.P80));
      assertThat(loaded.description()).isEqualTo(fitted.description());
    }
  }

  @Property(tries = 60)
  void the_unit_of_the_values_does_not_matter(
      @ForAll @IntRange(min = 20, max = 120) int size,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double factor) {
    TimeSeries series = process(size, size);
    for (AutoregressionOptions options : List.of(PLAIN, PLAIN.withDifferenced(true))) {
      double[] plain = fit(options, series).predict(Horizon.steps(6)).mean().values();
      double[] scaled =
          fit(options, series.map(v -> v * factor)).predict(Horizon.steps(6)).mean().values();
      for (int h = 0; h < 6; h++) {
        assertThat(scaled[h] / factor).isCloseTo(plain[h], within(1e-6));
      }
    }
  }

  @Test
  void huge_and_tiny_values_are_taken() {
    for (double factor : new double[] {1e-300, 1e300}) {
      Forecast forecast =
          fit(PLAIN, process(50, 9).map(v -> v * factor)).predict(Horizon.steps(4), Level.P95);
      assertThat(forecast.mean().valueAt(3) / factor).isBetween(5.0, 15.0);
    }
  }
}
