package com.signalcraft.forecast.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.KnownSeries;
import com.signalcraft.forecast.Level;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

/** What must hold of the forecasts of any series. */
class ArimaPropertiesTest {

  private static final ArimaOptions SEASONAL =
      ArimaOptions.ofDefaults().withSeasonLengths(List.of(4));

  private static double[] series(int size, long seed) {
    Random random = new Random(seed);
    double[] y = new double[size];
    double level = 0;
    for (int i = 0; i < size; i++) {
      level += random.nextGaussian();
      y[i] = 30 + level + (i % 4) * 2 + random.nextGaussian();
    }
    return y;
  }

  private static Forecast forecast(double[] y) {
    return Forecasters.arima(SEASONAL)
        .fit(TimeSeries.ofValues(y))
        .predict(Horizon.steps(6), Level.P80, Level.P95);
  }

  @Property(tries = 25)
  void a_power_of_two_times_the_series_is_that_times_the_forecast(
      @ForAll @IntRange(min = 5, max = 60) int size,
      @ForAll long seed,
      @ForAll @IntRange(min = -980, max = 980) int exponent) {
    double scale = Math.scalb(1.0, exponent);
    double[] y = series(size, seed);
    double[] scaled = y.clone();
    for (int i = 0; i < size; i++) {
      scaled[i] *= scale;
    }
    Forecast plain = forecast(y);
    Forecast large = forecast(scaled);
    for (int h = 0; h < 6; h++) {
      Offset<Double> close = within(1e-12 * scale * 100);
      assertThat(large.mean().valueAt(h)).isCloseTo(scale * plain.mean().valueAt(h), close);
      assertThat(large.band(Level.P95).upper()[h])
          .isCloseTo(scale * plain.band(Level.P95).upper()[h], close);
    }
  }

  @Property(tries = 25)
  void a_shift_of_the_series_is_that_of_the_forecast(
      @ForAll long seed, @ForAll @IntRange(min = -1000, max = 1000) int shift) {
    // Of a given order with a constant or a difference, as the choice may fall on a zero mean, and
    // of few terms, as the likelihood of many has several maxima.
    double[] y = series(50, seed);
    double[] moved = y.clone();
    for (int i = 0; i < y.length; i++) {
      moved[i] += shift;
    }
    for (ArimaOrder order : List.of(ArimaOrder.of(1, 0, 0), ArimaOrder.of(0, 1, 1))) {
      ArimaOptions options = ArimaOptions.ofDefaults().withOrder(order);
      double[] plain = mean(options, y);
      double[] other = mean(options, moved);
      for (int h = 0; h < plain.length; h++) {
        assertThat(other[h]).isCloseTo(plain[h] + shift, within(0.1));
      }
    }
  }

  private static double[] mean(ArimaOptions options, double[] y) {
    return Forecasters.arima(options)
        .fit(TimeSeries.ofValues(y))
        .predict(Horizon.steps(6))
        .mean()
        .values();
  }

  @Property(tries = 40)
  void any_series_with_gaps_is_forecast_with_ordered_finite_bounds(
      @ForAll @IntRange(min = 1, max = 70) int size,
      @ForAll @IntRange(max = 9) int gaps,
      @ForAll @IntRange(min = -300, max = 300) int exponent,
      @ForAll long seed) {
    Random random = new Random(seed);
    double[] y = series(size, seed);
    double scale = Math.pow(10, exponent);
    int kept = random.nextInt(size);
    for (int i = 0; i < size; i++) {
      y[i] = i != kept && random.nextInt(10) < gaps ? Double.NaN : y[i] * scale;
    }
    FittedForecaster fitted = Forecasters.arima(SEASONAL).fit(TimeSeries.ofValues(y));
    Forecast forecast = fitted.predict(Horizon.steps(6), Level.P80, Level.P95);
    Band narrow = forecast.band(Level.P80);
    Band wide = forecast.band(Level.P95);
    for (int h = 0; h < 6; h++) {
      assertThat(forecast.mean().valueAt(h)).isFinite();
      assertThat(wide.lower()[h]).isFinite().isLessThanOrEqualTo(narrow.lower()[h]);
      assertThat(wide.upper()[h]).isFinite().isGreaterThanOrEqualTo(narrow.upper()[h]);
    }
    assertThat(fitted.fitted().size()).isEqualTo(size);
  }

  @Property(tries = 10)
  void the_same_series_at_another_time_gives_the_same_forecast(
      @ForAll @IntRange(min = 1900, max = 2050) int year, @ForAll long seed) {
    double[] y = series(40, seed);
    double[] here = quarters(year, y);
    double[] there = quarters(2000, y);
    assertThat(here).isEqualTo(there);
  }

  private static double[] quarters(int year, double[] y) {
    return Forecasters.arima()
        .fit(KnownSeries.quarterly(year, y))
        .predict(Horizon.steps(4))
        .mean()
        .values();
  }
}
