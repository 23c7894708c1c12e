package com.signalcraft.forecast.prophet;

import static com.signalcraft.forecast.prophet.Samples.daily;
import static com.signalcraft.forecast.prophet.Samples.fit;
import static com.signalcraft.forecast.prophet.Samples.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.series.TimeSeries;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProphetUncertaintyTest {

  private static final ProphetOptions DEFAULTS = ProphetOptions.ofDefaults();
  private static final Horizon FAR = Horizon.steps(100);

  private static ProphetOptions drawn(ProphetOptions options, int draws, long seed) {
    return options.withUncertainty(Uncertainty.sampled(draws, seed));
  }

  /** Bends so often that its trend is far from sure. */
  private static TimeSeries restless() {
    Random random = new Random(17);
    double[] slope = {0.5};
    double[] level = {300};
    return daily(
        500,
        i -> {
          slope[0] += i % 40 == 0 ? 0.6 * random.nextGaussian() : 0;
          level[0] += slope[0];
          return level[0] * (1 + 0.1 * Math.sin(2 * Math.PI * i / 7)) + 2 * random.nextGaussian();
        });
  }

  private static void assertSame(ProphetOptions options, TimeSeries series, double tolerance) {
    Level[] levels = {Level.of(0.5), Level.P80, Level.P95};
    Forecast exact = fit(options, series).predict(FAR, levels);
    Forecast sampled = fit(drawn(options, 20_000, 1), series).predict(FAR, levels);
    for (Level level : levels) {
      Band expected = exact.band(level);
      Band found = sampled.band(level);
      for (int h = 0; h < 100; h += 9) {
        double width = expected.upper()[h] - expected.lower()[h];
        assertThat(found.lower()[h]).isCloseTo(expected.lower()[h], within(tolerance * width));
        assertThat(found.upper()[h]).isCloseTo(expected.upper()[h], within(tolerance * width));
      }
    }
  }

  @Test
  void closed_form_and_draws_agree_on_linear_growth() {
    assertSame(DEFAULTS, restless(), 0.03);
    assertSame(DEFAULTS, shop(400, 1), 0.03);
  }

  @Test
  void closed_form_and_draws_agree_on_shares_of_the_trend() {
    SeasonalityOptions shares = SeasonalityOptions.ofDefaults().withMode(Mode.MULTIPLICATIVE);
    assertSame(DEFAULTS.withSeasonalities(shares), restless(), 0.03);
  }

  @Test
  void closed_form_and_draws_agree_on_carried_residuals() {
    assertSame(
        DEFAULTS.withDepartures(Departures.none().withAutoregressive(true)), restless(), 0.03);
  }

  /** Where noise and a bent distribution meet, the closed form is near, not exact. */
  @Test
  void closed_form_is_near_draws_on_logistic_growth() {
    assertSame(DEFAULTS.withGrowth(Growth.logistic(900)), restless(), 0.1);
  }

  @Test
  void intervals_are_the_same_every_time_and_draws_for_a_seed() {
    TimeSeries series = shop(300, 2);
    Forecast first = fit(series).predict(FAR, Level.P80);
    assertThat(fit(series).predict(FAR, Level.P80).bands().get(0).upper())
        .isEqualTo(first.bands().get(0).upper());
    double[] one = upper(drawn(DEFAULTS, 500, 1), series);
    assertThat(upper(drawn(DEFAULTS, 500, 1), series)).isEqualTo(one);
    assertThat(upper(drawn(DEFAULTS, 500, 2), series)).isNotEqualTo(one);
  }

  private static double[] upper(ProphetOptions options, TimeSeries series) {
    return fit(options, series).predict(FAR, Level.P80).bands().get(0).upper();
  }

  @Test
  void the_noise_is_covered_as_often_as_the_level_says() {
    Random random = new Random(6);
    TimeSeries whole = daily(3_000, i -> 100 + 0.01 * i + random.nextGaussian());
    Forecast forecast = fit(whole.head(1_500)).predict(Horizon.steps(1_500), Level.P80, Level.P95);
    for (Band band : forecast.bands()) {
      int inside = 0;
      for (int h = 0; h < 1_500; h++) {
        double actual = whole.valueAt(1_500 + h);
        inside += band.lower()[h] <= actual && actual <= band.upper()[h] ? 1 : 0;
      }
      assertThat(inside / 1_500.0).isCloseTo(band.level().coverage(), within(0.06));
    }
  }

  @Test
  void intervals_widen_with_the_horizon() {
    Band band = fit(restless()).predict(FAR, Level.P80).bands().get(0);
    for (int h = 1; h < 100; h++) {
      assertThat(band.upper()[h] - band.lower()[h])
          .isGreaterThanOrEqualTo(band.upper()[h - 1] - band.lower()[h - 1] - 1e-6);
    }
  }

  @Test
  void draws_reach_over_more_steps_than_a_block() {
    TimeSeries series = shop(300, 2);
    Forecast forecast =
        fit(drawn(DEFAULTS, 50, 3), series).predict(Horizon.steps(400), Level.P80, Level.P95);
    assertThat(forecast.bands()).hasSize(2);
  }
}
