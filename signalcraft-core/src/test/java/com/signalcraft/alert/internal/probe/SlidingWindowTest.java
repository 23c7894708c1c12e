package com.signalcraft.alert.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.series.Aggregation;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {

  /** Whole numbers, so that sums are exact in any order; 9 stands for a missing value. */
  @Property(tries = 300)
  void agrees_with_the_aggregate_of_the_window_taken_afresh(
      @ForAll @NotEmpty @Size(max = 60) List<@IntRange(min = -9, max = 9) Integer> numbers,
      @ForAll @IntRange(min = 1, max = 40) int length,
      @ForAll @IntRange(min = 1, max = 7) int step,
      @ForAll Aggregation aggregation) {
    long[] epochMillis = new long[numbers.size()];
    double[] values = new double[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      epochMillis[i] = 2L * i * step + i % 2;
      values[i] = numbers.get(i) == 9 ? Double.NaN : numbers.get(i);
    }
    TimeSeries series = TimeSeries.of(ZoneOffset.UTC, epochMillis, values);
    SlidingWindow window = new SlidingWindow(series, aggregation, length, 0);

    for (int i = 0; i < values.length; i++) {
      long until = epochMillis[i];
      window.moveTo(until - length, until);

      int from = 0;
      while (epochMillis[from] <= until - length) {
        from++;
      }
      Double expected = aggregation.aggregate(values, from, i + 1);
      assertThat(window.aggregate()).isEqualTo(expected);
      assertThat(window.start()).isEqualTo(from);
      assertThat(window.present() + window.missing()).isEqualTo(i + 1 - from);
    }
  }

  @Test
  void a_great_value_that_has_left_leaves_no_trace() {
    TimeSeries series = TimeSeries.ofValues(1e17, 0.1, 0.2, 0.3, 0.4);
    SlidingWindow window = new SlidingWindow(series, Aggregation.SUM, 2, 0);
    window.moveTo(-1, 0);
    window.moveTo(-1, 2);
    window.moveTo(2, 4);

    assertThat(window.aggregate()).isEqualTo(0.3 + 0.4);
  }

  @Test
  void an_empty_window_has_no_aggregate_but_a_count_of_none() {
    TimeSeries series = TimeSeries.ofValues(1, 2);
    SlidingWindow sum = new SlidingWindow(series, Aggregation.SUM, 2, 0);
    SlidingWindow count = new SlidingWindow(series, Aggregation.COUNT, 4, 0);
    sum.moveTo(5, 9);
    count.moveTo(5, 9);

    assertThat(sum.aggregate()).isNaN();
    assertThat(count.aggregate()).isZero();
    assertThat(sum.present()).isZero();
  }
}
