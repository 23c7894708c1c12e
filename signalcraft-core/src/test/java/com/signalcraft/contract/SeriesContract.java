package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UserProfile;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.TimeRange;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points read into series: zones, instants of several points, buckets. */
abstract class SeriesContract extends ContractArea {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void a_series_holds_the_points_of_its_range_in_order() {
    UUID source = given().source().id();
    Instant at = midnight(5);
    given()
        .points(
            KpiPoint.of(source, at.plusSeconds(60), "2.5"),
            KpiPoint.of(source, at, "1"),
            KpiPoint.of(source, at.plusSeconds(120), "3"),
            KpiPoint.of(source, at.minusSeconds(60), "0"));

    TimeSeries series = service().kpis().series(source, TimeRange.of(at, at.plusSeconds(120)));

    assertThat(series.zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(series.timestamps()).containsExactly(at.toEpochMilli(), at.toEpochMilli() + 60_000);
    assertThat(series.values()).containsExactly(1, 2.5);
  }

  @Test
  void a_source_without_points_gives_an_empty_series() {
    UUID source = given().source().id();

    assertThat(service().kpis().series(source, TimeRange.ALL).size()).isZero();
    assertThat(
            service().kpis().series(source, TimeRange.ALL, Frequency.DAILY, Aggregation.SUM).size())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"sum, 43.5", "avg, 14.5", "count, 3", "min, 0.5", "max, 40", "last, 3"})
  void points_of_one_millisecond_are_combined_as_the_source_says(String rule, double expected) {
    UUID source = source(JsonObject.of("aggregation", rule));
    Instant at = midnight(2);
    given()
        .points(
            KpiPoint.of(source, at.plusNanos(999_000), "3"),
            KpiPoint.of(source, at, "40"),
            KpiPoint.of(source, at.plusNanos(1_000), "0.5"));

    TimeSeries series = service().kpis().series(source, TimeRange.ALL);

    assertThat(series.timestamps()).containsExactly(at.toEpochMilli());
    assertThat(series.valueAt(0)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void without_a_rule_points_of_one_instant_are_added_up() {
    UUID source = given().source().id();
    Instant at = midnight(2);
    given()
        .points(
            KpiPoint.of(source, at, BigDecimal.ONE, JsonObject.of("shop", "a")),
            KpiPoint.of(source, at, BigDecimal.TEN, JsonObject.of("shop", "b")),
            KpiPoint.of(source, at.plusMillis(1), BigDecimal.TEN));

    assertThat(service().kpis().series(source, TimeRange.ALL).values()).containsExactly(11, 10);
  }

  @Test
  void of_one_instant_the_greatest_id_as_an_unsigned_number_is_last() {
    UUID source = source(JsonObject.of("aggregation", "last"));
    Instant at = midnight(2);
    given()
        .points(
            point(source, "ffffffff-ffff-4fff-bfff-ffffffffffff", at, "2"),
            point(source, "7fffffff-ffff-4fff-bfff-ffffffffffff", at, "1"),
            point(source, "00000000-0000-4000-8000-000000000000", at, "3"));

    assertThat(service().kpis().series(source, TimeRange.ALL).values()).containsExactly(2);
  }

  @Test
  void a_series_is_in_the_zone_of_its_business() {
    UUID source = sourceIn("Asia/Kathmandu");
    given().point(source, midnight(2), "1");

    assertThat(service().kpis().series(source, TimeRange.ALL).zone())
        .isEqualTo(ZoneId.of("Asia/Kathmandu"));
  }

  @Test
  void days_are_those_of_the_zone_where_the_clock_changes_too() {
    Instant change =
        BERLIN.getRules().previousTransition(now().minus(Duration.ofDays(4))).getInstant();
    LocalDate dayOfChange = change.atZone(BERLIN).toLocalDate();
    ZonedDateTime first = dayOfChange.minusDays(1).atStartOfDay(BERLIN);
    ZonedDateTime end = dayOfChange.plusDays(2).atStartOfDay(BERLIN);
    UUID source = sourceIn("Europe/Berlin");
    List<KpiPoint> hours = new ArrayList<>();
    for (Instant t = first.toInstant(); t.isBefore(end.toInstant()); t = t.plusSeconds(3_600)) {
      hours.add(KpiPoint.of(source, t, "1"));
    }
    given().points(hours.toArray(KpiPoint[]::new));

    TimeSeries days =
        service().kpis().series(source, TimeRange.ALL, Frequency.DAILY, Aggregation.SUM);

    double hoursOfChange =
        Duration.between(
                dayOfChange.atStartOfDay(BERLIN), dayOfChange.plusDays(1).atStartOfDay(BERLIN))
            .toHours();
    assertThat(hoursOfChange).isNotEqualTo(24);
    assertThat(days.values()).containsExactly(24, hoursOfChange, 24);
    assertThat(days.timestamps())
        .containsExactly(
            millis(first), millis(dayOfChange.atStartOfDay(BERLIN)), millis(end.minusDays(1)));
    assertThat(days.zone()).isEqualTo(BERLIN);
    assertThat(days.frequency()).contains(Frequency.DAILY);
  }

  @Test
  void an_empty_bucket_is_missing_and_counts_none() {
    UUID source = given().source().id();
    Instant at = midnight(9);
    given()
        .points(
            KpiPoint.of(source, at.plusSeconds(1), "1"),
            KpiPoint.of(source, at.plus(Duration.ofDays(3)), "4"),
            KpiPoint.of(source, at.plus(Duration.ofDays(3)).plusSeconds(1), "5"));

    assertThat(daily(source, Aggregation.SUM)).containsExactly(1, Double.NaN, Double.NaN, 9);
    assertThat(daily(source, Aggregation.COUNT)).containsExactly(1, 0, 0, 2);
    assertThat(daily(source, Aggregation.LAST)).containsExactly(1, Double.NaN, Double.NaN, 5);
    assertThat(daily(source, Aggregation.AVG)).containsExactly(1, Double.NaN, Double.NaN, 4.5);
  }

  @Test
  void buckets_combine_the_points_themselves_and_not_what_an_instant_was_combined_to() {
    UUID source = given().source().id();
    Instant at = midnight(2);
    given()
        .points(
            KpiPoint.of(source, at, BigDecimal.ONE, JsonObject.of("shop", "a")),
            KpiPoint.of(source, at, BigDecimal.TEN, JsonObject.of("shop", "b")),
            KpiPoint.of(source, at.plusSeconds(1), "4"));

    assertThat(daily(source, Aggregation.COUNT)).containsExactly(3);
    assertThat(daily(source, Aggregation.MAX)).containsExactly(10);
    assertThat(daily(source, Aggregation.AVG)).containsExactly(5);
  }

  @Test
  void a_range_cuts_points_and_not_buckets() {
    UUID source = given().source().id();
    Instant at = midnight(4);
    given()
        .points(
            KpiPoint.of(source, at, "1"),
            KpiPoint.of(source, at.plus(Duration.ofHours(12)), "2"),
            KpiPoint.of(source, at.plus(Duration.ofHours(36)), "4"));

    TimeSeries days =
        service()
            .kpis()
            .series(
                source,
                TimeRange.of(at.plus(Duration.ofHours(12)), at.plus(Duration.ofHours(36))),
                Frequency.DAILY,
                Aggregation.SUM);

    assertThat(days.timestamps()).containsExactly(at.toEpochMilli());
    assertThat(days.values()).containsExactly(2);
  }

  @Test
  void months_begin_on_the_first_of_the_zone() {
    UUID source = sourceIn("America/New_York");
    ZoneId newYork = ZoneId.of("America/New_York");
    YearMonth last = YearMonth.from(now().atZone(newYork)).minusMonths(1);
    ZonedDateTime begin = last.atDay(1).atStartOfDay(newYork);
    given()
        .points(
            KpiPoint.of(source, begin.minusSeconds(1).toInstant(), "1"),
            KpiPoint.of(source, begin.toInstant(), "2"),
            KpiPoint.of(source, begin.plusDays(1).toInstant(), "4"));

    TimeSeries months =
        service().kpis().series(source, TimeRange.ALL, Frequency.MONTHLY, Aggregation.SUM);

    assertThat(months.timestamps()).containsExactly(millis(begin.minusMonths(1)), millis(begin));
    assertThat(months.values()).containsExactly(1, 6);
  }

  @Test
  void hours_are_hours() {
    UUID source = given().source().id();
    Instant hour = now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(3));
    given()
        .points(
            KpiPoint.of(source, hour.plusSeconds(10), "1"),
            KpiPoint.of(source, hour.plusSeconds(3_599), "2"),
            KpiPoint.of(source, hour.plusSeconds(3_600), "4"));

    TimeSeries hours =
        service().kpis().series(source, TimeRange.ALL, Frequency.HOURLY, Aggregation.SUM);

    assertThat(hours.timestamps())
        .containsExactly(hour.toEpochMilli(), hour.toEpochMilli() + 3_600_000);
    assertThat(hours.values()).containsExactly(3, 4);
  }

  private double[] daily(UUID source, Aggregation aggregation) {
    return service().kpis().series(source, TimeRange.ALL, Frequency.DAILY, aggregation).values();
  }

  private UUID source(JsonObject config) {
    UserProfile owner = given().user("owner", SubscriptionTier.ENTERPRISE);
    return given().source(owner, given().business(owner).id(), config).id();
  }

  private UUID sourceIn(String zone) {
    UserProfile owner = given().user("owner", SubscriptionTier.ENTERPRISE);
    return given().source(owner, given().business(owner, zone).id()).id();
  }

  private static KpiPoint point(UUID source, String id, Instant at, String value) {
    return new KpiPoint(UUID.fromString(id), source, at, new BigDecimal(value), JsonObject.EMPTY);
  }

  private static long millis(ZonedDateTime time) {
    return time.toInstant().toEpochMilli();
  }
}
