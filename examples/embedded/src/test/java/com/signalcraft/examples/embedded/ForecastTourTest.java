package com.signalcraft.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.holiday.Holiday;
import com.signalcraft.forecast.holiday.HolidayCalendar;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastTourTest {

  private static final HolidayCalendar CHRISTMAS =
      (first, last) ->
          first.getYear() == last.getYear() && last.getMonthValue() < 12
              ? List.of()
              : List.of(new Holiday("Christmas Day", LocalDate.of(first.getYear(), 12, 25)));

  private static TimeSeries series(Frequency frequency, int size, int seed) {
    long first = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    Random random = new Random(seed);
    long[] times = new long[size];
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      times[i] = frequency.plus(first, i, ZoneOffset.UTC);
      values[i] = 100 + 0.1 * i + (i % 7 < 5 ? 20 : 0) + random.nextGaussian();
    }
    return TimeSeries.of(ZoneOffset.UTC, frequency, times, values);
  }

  @Test
  void prophet_takes_holidays_and_a_price() {
    TimeSeries sales = series(Frequency.DAILY, 400, 1);
    TimeSeries prices = series(Frequency.DAILY, 414, 2);
    assertThat(Printed.by(out -> ForecastTour.prophet(sales, prices, CHRISTMAS, out)))
        .containsExactly("25 possible changes of the trend", "trend, 14 days");
  }

  @Test
  void arima_tells_its_order() {
    assertThat(Printed.by(out -> ForecastTour.arima(series(Frequency.DAILY, 120, 3), out)))
        .singleElement()
        .asString()
        .matches("\\(\\d,\\d,\\d\\).*");
  }

  @Test
  void a_kept_model_goes_on() {
    TimeSeries all = series(Frequency.DAILY, 121, 4);
    assertThat(Printed.by(out -> ForecastTour.keep(all.head(120), all.tail(1), out)))
        .containsExactly("121 observations");
  }

  @Test
  void a_bad_series_of_many_is_named() {
    Map<String, TimeSeries> sources = new LinkedHashMap<>();
    sources.put("good", series(Frequency.DAILY, 60, 5));
    sources.put("empty", TimeSeries.ofValues(Double.NaN));
    assertThat(Printed.by(out -> ForecastTour.batch(sources, out)))
        .hasSize(3)
        .startsWith("good: 12 steps")
        .endsWith("1 made, 1 failed");
  }

  @Test
  void a_closed_shop_sells_nothing() {
    TimeSeries hours = series(Frequency.HOURLY, 24 * 28, 6);
    double[] day =
        ForecastTour.opening(CHRISTMAS).fit(hours).predict(Horizon.steps(24)).mean().values();
    // The day after four weeks from a Monday is a Monday.
    assertThat(day[3]).isZero();
    assertThat(day[12]).isGreaterThan(50);
    assertThat(day[20]).isZero();
  }

  @Test
  void the_total_is_the_sum_of_the_shops() {
    Map<String, TimeSeries> leaves = new LinkedHashMap<>();
    leaves.put("web", series(Frequency.DAILY, 90, 7));
    leaves.put("Berlin", series(Frequency.DAILY, 90, 8));
    leaves.put("Hamburg", series(Frequency.DAILY, 90, 9));
    assertThat(Printed.by(out -> ForecastTour.hierarchy(leaves, out)))
        .containsExactly("the parts add up: true");
  }
}
