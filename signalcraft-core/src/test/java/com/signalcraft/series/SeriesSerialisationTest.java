package com.signalcraft.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.RoundTrip;
import com.signalcraft.error.ValidationException;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SeriesSerialisationTest {

  @Test
  void a_series_is_the_same_on_another_machine_with_its_frequency_or_without() throws IOException {
    TimeSeries monthly =
        TimeSeries.of(
            ZoneId.of("Europe/Berlin"),
            Frequency.MONTHLY.onDayOfMonth(Frequency.LAST_DAY),
            new long[] {1_000_000, 5_000_000},
            new double[] {1, Double.NaN});
    TimeSeries irregular =
        TimeSeries.of(ZoneOffset.UTC, new long[] {0, 7, 1_441}, new double[] {1, 2, 3});

    assertThat(RoundTrip.of(monthly)).isEqualTo(monthly);
    assertThat(RoundTrip.of(irregular)).isEqualTo(irregular);
    assertThat(RoundTrip.of(irregular).frequency()).isEmpty();
    assertThat(RoundTrip.of(TimeSeries.ofValues())).isEqualTo(TimeSeries.ofValues());
  }

  @Test
  void a_series_whose_bytes_break_its_rules_is_refused() throws IOException {
    assertRefused(new long[] {5, 5}, new double[] {1, 2}, "increas");
    assertRefused(new long[] {5}, new double[] {1, 2}, "one value for each of the 1");
    assertRefused(new long[] {5}, new double[] {Double.POSITIVE_INFINITY}, "finite");
  }

  private static void assertRefused(long[] times, double[] values, String why) throws IOException {
    byte[] bytes = RoundTrip.write(new SeriesForm(ZoneOffset.UTC, times, values, null));

    assertThatThrownBy(() -> RoundTrip.read(bytes))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(why);
  }
}
