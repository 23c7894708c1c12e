package com.signalcraft.forecast.prophet;

import static com.signalcraft.forecast.prophet.Samples.fit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneOffset;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds whatever the unit, the time and the settings. */
class ProphetPropertiesTest {

  private static final Horizon TEN = Horizon.steps(10);

  private static TimeSeries series(int size, long seed) {
    Random random = new Random(seed);
    long[] times = new long[size];
    double[] y = new double[size];
    double level = 100;
    for (int i = 0; i < size; i++) {
      times[i] = 1_577_836_800_000L + 86_400_000L * i;
      level += random.nextGaussian();
      boolean missing = i > 4 && i < size - 1 && random.nextInt(10) == 0;
      y[i] = missing ? Double.NaN : level + 5 * (i % 7) + random.nextGaussian();
    }
    return TimeSeries.of(ZoneOffset.UTC, Frequency.DAILY, times, y);
  }

  @Provide
  Arbitrary<TimeSeries> history() {
    return Combinators.combine(Arbitraries.integers().between(10, 120), Arbitraries.longs())
        .as(ProphetPropertiesTest::series);
  }

  @Provide
  Arbitrary<ProphetOptions> options() {
    ProphetOptions usual = ProphetOptions.ofDefaults();
    SeasonalityOptions shares = SeasonalityOptions.ofDefaults().withMode(Mode.MULTIPLICATIVE);
    return Arbitraries.of(
        usual,
        usual.withGrowth(Growth.flat()),
        usual.withSeasonalities(shares),
        usual.withScaling(Scaling.MINMAX),
        usual.withDepartures(Departures.none().withAutoregressive(true)),
        usual.withUncertainty(Uncertainty.sampled(50, 1)));
  }

  private static Forecast forecast(ProphetOptions options, TimeSeries series) {
    return fit(options, series).predict(TEN, Level.P80);
  }

  private static void assertScaled(Forecast found, Forecast expected, double factor, double shift) {
    double size = 0;
    for (int h = 0; h < 10; h++) {
      size = Math.max(size, Math.abs(expected.mean().valueAt(h)));
    }
    for (int h = 0; h < 10; h++) {
      double near = 1e-6 * size * Math.abs(factor);
      assertThat(found.mean().valueAt(h))
          .isCloseTo(shift + factor * expected.mean().valueAt(h), within(near));
      double a = shift + factor * expected.bands().get(0).lower()[h];
      double b = shift + factor * expected.bands().get(0).upper()[h];
      assertThat(found.bands().get(0).lower()[h]).isCloseTo(Math.min(a, b), within(near));
      assertThat(found.bands().get(0).upper()[h]).isCloseTo(Math.max(a, b), within(near));
    }
  }

  @Property(tries = 60, seed = "20240601")
  void another_unit_gives_the_same_forecast_in_that_unit(
      @ForAll("options") ProphetOptions options,
      @ForAll("history") TimeSeries series,
      @ForAll @IntRange(min = -300, max = 300) int power) {
    // A power of two scales without rounding; 2^±900 is about 1e±271.
    double factor = Math.scalb(1.0, 3 * power);
    assertScaled(
        forecast(options, series.map(value -> value * factor)),
        forecast(options, series),
        factor,
        0);
  }

  @Property(tries = 30, seed = "20240601")
  void the_sign_may_change(@ForAll("history") TimeSeries series) {
    ProphetOptions options = ProphetOptions.ofDefaults();
    assertScaled(forecast(options, series.map(value -> -value)), forecast(options, series), -1, 0);
  }

  /** With the range as scale; magnitudes and the priors on them are moved by a shift. */
  @Property(tries = 30, seed = "20240601")
  void a_shift_moves_the_forecast_with_it(@ForAll("history") TimeSeries series) {
    ProphetOptions options = ProphetOptions.ofDefaults().withScaling(Scaling.MINMAX);
    assertScaled(
        forecast(options, series.map(value -> value + 1_024)), forecast(options, series), 1, 1_024);
  }

  @Property(tries = 30, seed = "20240601")
  void weeks_later_the_forecast_is_the_same(
      @ForAll("options") ProphetOptions options,
      @ForAll("history") TimeSeries series,
      @ForAll @IntRange(min = -500, max = 500) int weeks) {
    long[] times = series.timestamps();
    for (int i = 0; i < times.length; i++) {
      times[i] += weeks * 604_800_000L;
    }
    TimeSeries moved = TimeSeries.of(ZoneOffset.UTC, Frequency.DAILY, times, series.values());
    assertScaled(forecast(options, moved), forecast(options, series), 1, 0);
  }

  @Property(tries = 30, seed = "20240601")
  void wider_levels_hold_narrower_ones(
      @ForAll("options") ProphetOptions options, @ForAll("history") TimeSeries series) {
    Forecast forecast =
        fit(options, series).predict(TEN, Level.of(0.5), Level.P80, Level.P95, Level.of(0.999));
    for (int l = 1; l < 4; l++) {
      for (int h = 0; h < 10; h++) {
        assertThat(forecast.bands().get(l).lower()[h])
            .isLessThanOrEqualTo(forecast.bands().get(l - 1).lower()[h]);
        assertThat(forecast.bands().get(l).upper()[h])
            .isGreaterThanOrEqualTo(forecast.bands().get(l - 1).upper()[h]);
      }
    }
  }
}
