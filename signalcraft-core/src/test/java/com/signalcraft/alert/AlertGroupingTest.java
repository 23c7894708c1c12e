package com.signalcraft.alert;

import static com.signalcraft.alert.AlertBench.above;
import static com.signalcraft.alert.AlertBench.alert;
import static com.signalcraft.alert.AlertBench.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Aggregation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How changes become events. */
class AlertGroupingTest {

  private static final AlertSettings LAST =
      AlertSettings.defaults().withAggregation(Aggregation.LAST);

  private final AlertBench bench = new AlertBench();

  @Test
  void changes_at_the_same_instant_are_one_event() {
    bench.with(above(1, LAST)).with(above(2, LAST)).values(1, 11);

    List<AlertEvent> events = bench.advance(1).events();

    assertThat(events).hasSize(1);
    assertThat(events.get(0).alertIds()).containsExactly(new UUID(1, 1), new UUID(1, 2));
    assertThat(events.get(0).title()).isEqualTo("2 alerts fire: Alert 1, Alert 2");
    assertThat(events.get(0).message())
        .isEqualTo(
            """
            Alert 1: last over 5m is 11, above 10.
            Alert 2: last over 5m is 11, above 10.""");
  }

  @Test
  void a_group_is_told_when_its_time_is_over() {
    Alert first = above(1, LAST);
    Alert second = alert(2, AlertCondition.ABOVE, BigDecimal.valueOf(20), LAST);
    bench.grouped(Duration.ofSeconds(60)).with(first).with(second).values(1, 11, 21, 21);

    assertThat(bench.advance(1.9).events()).isEmpty();
    assertThat(bench.nextDue()).isEqualTo(minute(2));
    List<AlertEvent> events = bench.advance(2).events();

    assertThat(bench.told()).containsExactly("fired@1");
    assertThat(events.get(0).alertIds()).containsExactly(first.id(), second.id());
  }

  @Test
  void what_comes_after_a_group_closed_opens_the_next() {
    Alert first = above(1, LAST);
    Alert second = alert(2, AlertCondition.ABOVE, BigDecimal.valueOf(20), LAST);
    bench.grouped(Duration.ofSeconds(59)).with(first).with(second).values(1, 11, 21, 21);

    bench.advance(10);

    assertThat(bench.told()).containsExactly("fired@1", "fired@2");
  }

  @Test
  void changes_of_different_kinds_are_told_apart() {
    bench
        .grouped(Duration.ofMinutes(5))
        .with(above(1, LAST))
        .with(alert(2, AlertCondition.BELOW, BigDecimal.TEN, LAST))
        .values(1, 9, 11);

    bench.advance(20);

    assertThat(bench.events())
        .extracting(AlertEvent::title)
        .containsExactly("2 alerts fire: Alert 2, Alert 1", "Alert 2 is over");
  }

  @Test
  void an_alert_that_fires_twice_in_a_group_is_in_it_once_as_it_was_last() {
    bench.grouped(Duration.ofMinutes(5)).with(above(1, LAST)).values(1, 11, 9, 12);

    bench.advance(20);

    assertThat(bench.told()).containsExactly("fired@1", "resolved@2");
    assertThat(bench.events().get(0).message()).isEqualTo("last over 5m is 12, above 10.");
  }

  @Test
  void alerts_that_wait_longer_for_their_points_do_not_hold_up_the_others() {
    Alert slow = above(1, LAST.withDelay(Duration.ofMinutes(30)));
    bench.with(slow).with(above(2, LAST)).values(1, 11);

    assertThat(bench.advance(1).events()).hasSize(1);
    assertThat(bench.advance(31).events()).hasSize(1);
  }

  @Test
  void so_many_alerts_as_fit_are_in_one_event_however_long_their_names() {
    String name = "\u0001".repeat(200);
    IntStream.rangeClosed(1, 45)
        .mapToObj(number -> above(number, LAST))
        .map(alert -> named(alert, name))
        .forEach(bench::with);
    bench.values(1, 11);

    assertThat(bench.advance(1).events())
        .extracting(event -> event.alertIds().size())
        .containsExactly(20, 20, 5);
  }

  @Test
  void the_id_follows_from_what_is_told() {
    AlertEvent one = fired(new AlertBench().with(above(1, LAST)).values(1, 11));
    AlertEvent same = fired(new AlertBench().with(above(1, LAST)).values(1, 12));
    AlertEvent later = fired(new AlertBench().with(above(1, LAST)).values(2, 11));
    AlertEvent other = fired(new AlertBench().with(above(2, LAST)).values(1, 11));

    assertThat(same.id()).isEqualTo(one.id()).isNotEqualTo(later.id()).isNotEqualTo(other.id());
    assertThat(one.id()).hasToString("7287df3b-7183-80c9-8242-ecda404e0976");
    assertThat(one.id().version()).isEqualTo(8);
  }

  private static AlertEvent fired(AlertBench bench) {
    return bench.advance(5).events().get(0);
  }

  @Test
  void one_alert_tells_twenty_changes_in_five_minutes_and_then_how_it_stands() {
    bench.grouped(Duration.ofMinutes(5)).with(above(1, LAST));
    for (int second = 0; second < 180; second++) {
      bench.point(1 + second / 60.0, second % 2 == 0 ? 11 : 9);
    }
    bench.point(4.5, 11);

    bench.advance(4.6);
    assertThat(bench.state(above(1, LAST)).memory().bytes().length).isLessThan(10_000);
    bench.grouped(Duration.ZERO).advance(30);

    assertThat(bench.events()).hasSize(21);
    assertThat(bench.told()).endsWith("fired@6");
  }

  @Test
  void refuses_a_window_out_of_range() {
    assertThat(Grouping.defaults().window()).isEqualTo(Duration.ofSeconds(30));
    assertThatThrownBy(() -> Grouping.NONE.withWindow(Duration.ofMinutes(6)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("window: must be between PT0S and PT5M, was PT6M");
  }

  private static Alert named(Alert alert, String name) {
    return new Alert(
        alert.id(),
        alert.businessId(),
        alert.sourceId(),
        name,
        alert.condition(),
        alert.threshold(),
        alert.timeframe(),
        alert.isActive(),
        alert.lastTriggered(),
        alert.settings(),
        alert.createdBy(),
        alert.createdAt(),
        alert.updatedAt());
  }
}
