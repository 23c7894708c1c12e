package com.signalcraft.alert.internal.run;

import static com.signalcraft.alert.internal.machine.PhaseState.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertReading.State;
import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.common.TimeRange;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How far back points are read. */
class ReadingsTest {

  private static final UUID SOURCE = new UUID(0, 7);
  private static final long NOW = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final AlertRule ABOVE =
      AlertRule.above(BigDecimal.TEN, AlertTimeframe.FIVE_MINUTES);
  private static final AlertRule CHANGE =
      AlertRule.changePercent(BigDecimal.TEN, AlertTimeframe.FIVE_MINUTES);

  private final List<Duration> reads = new ArrayList<>();

  @Test
  void two_windows_are_read_where_that_is_enough() {
    open(ABOVE, steps(MINUTE, 100));
    open(CHANGE, steps(MINUTE, 100));

    assertThat(reads).containsOnly(Duration.ofMinutes(11)).hasSize(2);
  }

  @Test
  void two_days_of_the_calendar_may_be_fifty_hours() {
    open(AlertRule.above(BigDecimal.TEN, AlertTimeframe.TWENTY_FOUR_HOURS), steps(MINUTE, 5_000));

    assertThat(reads).containsExactly(Duration.ofHours(50).plusMinutes(1));
  }

  @Test
  void nothing_more_is_read_where_no_point_is_new() {
    Readings readings = open(CHANGE, points(NOW - 3 * DAY, 1));

    assertThat(readings.next()).isEqualTo(NEVER);
    assertThat(reads).hasSize(1);
  }

  @Test
  void a_baseline_is_looked_for_further_and_further_back() {
    Readings readings = open(CHANGE, points(NOW - 3 * DAY, 8, NOW + MINUTE, 9));

    AlertReading reading = readings.read();

    assertThat(reading.baseline()).isEqualTo(8);
    assertThat(reads).hasSizeGreaterThan(2);
    assertThat(reads.get(reads.size() - 1)).isLessThan(Duration.ofDays(30));
  }

  @Test
  void a_baseline_that_is_nowhere_is_looked_for_four_hundred_days_back() {
    Readings readings = open(CHANGE, points(NOW + MINUTE, 9));

    assertThat(readings.read().state()).isEqualTo(State.UNKNOWN);
    assertThat(reads.get(reads.size() - 1)).isEqualTo(Duration.ofDays(400).plusMinutes(1));
  }

  @Test
  void the_distance_of_points_is_looked_for_where_windows_must_be_full() {
    AlertRule full = ABOVE.withFullWindow(true).withAggregation(Aggregation.SUM);

    open(full, steps(MINUTE, 100));

    assertThat(reads).containsExactly(Duration.ofMinutes(11), Duration.ofMinutes(81));
  }

  @Test
  void a_detector_that_cannot_be_restored_warms_up_anew() {
    TimeSeries series = steps(MINUTE, 3_000);
    AnomalyMemory damaged = new AnomalyMemory(new byte[] {1, 2, 3}, null, null);
    AlertRule rule = AlertRule.anomaly(AlertTimeframe.ONE_HOUR);

    Readings readings =
        AnomalyReadings.open(
            rule, SOURCE, (id, range) -> read(series, range), damaged, NOW, NOW + MINUTE);

    assertThat(readings.next()).isEqualTo(NOW + MINUTE);
    assertThat(readings.read().state()).isEqualTo(State.CLEAR);
    assertThat(reads).containsExactly(Duration.ofMinutes(1), Duration.ofDays(35));
  }

  private Readings open(AlertRule rule, TimeSeries series) {
    return WindowReadings.open(rule, SOURCE, (id, range) -> read(series, range), NOW, NOW + MINUTE);
  }

  private TimeSeries read(TimeSeries series, TimeRange range) {
    long millis = range.to().toEpochMilli() - 1 - range.from().toEpochMilli();
    reads.add(Duration.ofMillis((millis + MINUTE / 2) / MINUTE * MINUTE));
    return series.between(range.from(), range.to());
  }

  /** Points a step apart, the last of them a minute after now. */
  private static TimeSeries steps(long step, int count) {
    long[] times = new long[count];
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = NOW + MINUTE - step * (count - 1 - i);
      values[i] = 5 + i % 3;
    }
    return TimeSeries.of(ZoneOffset.UTC, times, values);
  }

  private static TimeSeries points(long at, double value) {
    return TimeSeries.of(ZoneOffset.UTC, new long[] {at}, new double[] {value});
  }

  private static TimeSeries points(long at, double value, long later, double next) {
    return TimeSeries.of(ZoneOffset.UTC, new long[] {at, later}, new double[] {value, next});
  }
}
