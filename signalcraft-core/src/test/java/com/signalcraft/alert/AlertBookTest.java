package com.signalcraft.alert;

import static com.signalcraft.alert.AlertBench.SOURCE;
import static com.signalcraft.alert.AlertBench.above;
import static com.signalcraft.alert.AlertBench.alert;
import static com.signalcraft.alert.AlertBench.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.common.TimeRange;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Aggregation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an alert does as its points come: phases and what is told. */
class AlertBookTest {

  private static final AlertSettings LAST =
      AlertSettings.defaults().withAggregation(Aggregation.LAST);

  private final AlertBench bench = new AlertBench();

  @Test
  void fires_at_the_first_point_above_and_is_over_at_the_first_that_is_not() {
    Alert alert = above(1, LAST);
    bench.with(alert).values(1, 9, 11, 12, 10);

    bench.advance(10);

    assertThat(bench.told()).containsExactly("fired@2", "resolved@4");
    assertThat(bench.phase(alert)).isEqualTo(AlertPhase.OK);
    assertThat(bench.status(alert).since()).isEqualTo(minute(4));
    assertThat(bench.status(alert).evaluatedUntil()).isEqualTo(minute(4));
    assertThat(bench.status(alert).value()).isEqualTo(10);
    assertThat(bench.status(alert).message())
        .isEqualTo("Clear; it fires where last over 5m is above 10.");
  }

  @Test
  void an_event_says_what_happened_to_people_and_to_programs() {
    bench.with(above(1, LAST)).values(1, 11);

    AlertEvent event = bench.advance(2).events().get(0);

    assertThat(event.title()).isEqualTo("Alert 1 fires");
    assertThat(event.message()).isEqualTo("last over 5m is 11, above 10.");
    assertThat(event.alertIds()).containsExactly(new UUID(1, 1));
    assertThat(event.at()).isEqualTo(minute(1));
    assertThat(event.data().toJson())
        .isEqualTo(
            """
            {"at": "2026-03-02T10:01:00Z", "alerts": [{"at": "2026-03-02T10:01:00Z", \
            "phase": "firing", "since": "2026-03-02T10:01:00Z", \
            "read_at": "2026-03-02T10:01:00Z", \
            "alert_id": "00000000-0000-0001-0000-000000000001", "condition": "above", \
            "source_id": "00000000-0000-0000-0000-000000000007", "threshold": 10, \
            "timeframe": "5m", "alert_name": "Alert 1", "current_value": 11.0}], \
            "change": "fired"}""");
  }

  @Test
  void the_end_of_a_firing_tells_how_long_and_how_bad_it_was() {
    bench.with(above(1, LAST)).values(1, 11, 15, 12, 10);

    assertThat(bench.advance(10).events().get(1).message())
        .isEqualTo("It is over. It fired for 3 min; at worst last over 5m is 15, above 10.");
  }

  @Test
  void points_from_before_the_alert_was_made_are_not_read_but_count_in_windows() {
    Alert alert = above(1, AlertSettings.defaults().withAggregation(Aggregation.SUM));
    bench.with(alert).values(-2, 100, 6, 1);
    bench.advance(0);
    assertThat(bench.phase(alert)).isEqualTo(AlertPhase.OK);
    assertThat(bench.told()).isEmpty();

    bench.point(3, 4);
    bench.advance(3);

    assertThat(bench.told()).containsExactly("fired@3");
    assertThat(bench.status(alert).value()).isEqualTo(6 + 1 + 4);
  }

  @Test
  void waits_for_the_condition_to_last_and_fires_without_a_further_point() {
    Alert alert = above(1, LAST.withPendingFor(Duration.ofMinutes(5)));
    bench.with(alert).values(1, 11, 12);
    bench.advance(4);
    assertThat(bench.phase(alert)).isEqualTo(AlertPhase.PENDING);
    assertThat(bench.status(alert).message())
        .isEqualTo("last over 5m is 11, above 10; it fires once that has lasted for 5 min.");
    assertThat(bench.nextDue()).isEqualTo(minute(5));

    bench.advance(7);

    assertThat(bench.told()).containsExactly("fired@6");
    assertThat(bench.status(alert).since()).isEqualTo(minute(6));
  }

  @Test
  void a_point_at_the_end_of_the_wait_comes_before_it() {
    bench.with(above(1, LAST.withPendingFor(Duration.ofMinutes(2)))).values(1, 11, 12, 9);

    bench.advance(10);

    assertThat(bench.told()).isEmpty();
  }

  @Test
  void what_was_pending_starts_its_wait_anew_after_a_clear_point() {
    bench
        .with(above(1, LAST.withPendingFor(Duration.ofMinutes(3))))
        .values(1, 11, 11, 9, 11, 11, 11, 11);

    bench.advance(7);

    assertThat(bench.told()).containsExactly("fired@7");
  }

  @Test
  void keeps_firing_until_it_has_been_clear_for_long_enough() {
    Alert alert = above(1, LAST.withKeepFiringFor(Duration.ofMinutes(3)));
    bench.with(alert).values(1, 11, 9, 9, 12, 9, 9);
    bench.advance(3);
    assertThat(bench.phase(alert)).isEqualTo(AlertPhase.RECOVERING);
    bench.advance(4);
    assertThat(bench.phase(alert)).isEqualTo(AlertPhase.FIRING);
    assertThat(bench.status(alert).since()).as("the same firing").isEqualTo(minute(1));

    bench.advance(20);

    assertThat(bench.told()).containsExactly("fired@1", "resolved@8");
  }

  @Test
  void is_over_only_beyond_the_recovery_threshold() {
    Alert alert = above(1, LAST.withRecoveryThreshold(BigDecimal.valueOf(5)));
    bench.with(alert).values(1, 7, 11, 7, 6, 5, 7);
    bench.advance(4);
    assertThat(bench.phase(alert)).isEqualTo(AlertPhase.FIRING);

    bench.advance(10);

    assertThat(bench.told()).containsExactly("fired@2", "resolved@5");
  }

  @Test
  void between_the_thresholds_is_not_calm_enough_to_recover_nor_enough_to_stay_pending() {
    AlertSettings settings = LAST.withRecoveryThreshold(BigDecimal.valueOf(5));
    Alert recovering = above(1, settings.withKeepFiringFor(Duration.ofMinutes(2)));
    Alert pending = above(2, settings.withPendingFor(Duration.ofMinutes(2)));
    bench.with(recovering).with(pending).values(1, 11, 4, 7);

    bench.advance(10);

    assertThat(bench.phase(recovering)).isEqualTo(AlertPhase.FIRING);
    assertThat(bench.phase(pending)).isEqualTo(AlertPhase.OK);
    assertThat(bench.told()).containsExactly("fired@1");
  }

  @Test
  void silence_of_the_source_changes_nothing_by_default() {
    Alert alert = above(1, LAST);
    bench.with(alert).values(1, 11);

    bench.advance(10_000);

    assertThat(bench.told()).containsExactly("fired@1");
    assertThat(bench.phase(alert)).isEqualTo(AlertPhase.FIRING);
  }

  @Test
  void tells_that_no_data_comes_and_that_it_comes_again() {
    Alert alert =
        above(1, LAST.withNoData(NoDataPolicy.ALERT).withNoDataAfter(Duration.ofMinutes(30)));
    bench.with(alert).values(1, 9);
    bench.advance(40);
    assertThat(bench.phase(alert)).isEqualTo(AlertPhase.NO_DATA);
    assertThat(bench.events().get(0).title()).isEqualTo("Alert 1 has no data");
    assertThat(bench.events().get(0).message()).isEqualTo("No data has come for 30 min.");

    bench.point(50, 9);
    bench.advance(51);

    assertThat(bench.told()).containsExactly("no_data@31", "resolved@50");
    assertThat(bench.events().get(1).message()).isEqualTo("Data has come again.");
  }

  @Test
  void a_source_that_never_had_a_point_is_silent_from_the_begin_on() {
    bench.with(
        above(1, LAST.withNoData(NoDataPolicy.ALERT).withNoDataAfter(Duration.ofMinutes(30))));

    bench.advance(60);

    assertThat(bench.told()).containsExactly("no_data@30");
  }

  @Test
  void what_fires_loses_its_data_and_fires_again_when_it_comes_back() {
    bench
        .with(above(1, LAST.withNoData(NoDataPolicy.ALERT).withNoDataAfter(Duration.ofMinutes(5))))
        .values(1, 11)
        .point(20, 12);

    bench.advance(20);

    assertThat(bench.told()).containsExactly("fired@1", "no_data@6", "fired@20");
  }

  @Test
  void silence_can_count_as_calm() {
    Alert alert = above(1, LAST.withNoData(NoDataPolicy.OK).withNoDataAfter(Duration.ofHours(1)));
    bench.with(alert).values(1, 11);

    bench.advance(100);

    assertThat(bench.told()).containsExactly("fired@1", "resolved@61");
    assertThat(bench.events().get(1).message())
        .startsWith("No data has come for 1 h, which counts as over. It fired for 1 h;");
  }

  @Test
  void damps_flapping_and_tells_in_the_end_how_it_stands() {
    bench
        .with(above(1, LAST.withFlapping(3, Duration.ofMinutes(10))))
        .values(1, 11, 9, 11, 9, 11, 9, 11, 9, 11);

    bench.advance(30);

    assertThat(bench.told())
        .containsExactly(
            "fired@1", "resolved@2", "fired@3", "resolved@4", "flapping@5", "fired@19");
    assertThat(bench.events().get(4).title()).isEqualTo("Alert 1 is flapping");
    assertThat(bench.events().get(5).message())
        .isEqualTo("last over 5m is 11, above 10; it fires since 2026-03-02T10:09:00Z.");
  }

  @Test
  void firings_that_are_far_apart_are_no_flapping() {
    bench
        .with(above(1, LAST.withFlapping(2, Duration.ofMinutes(2))))
        .values(1, 11, 9, 11, 9, 11, 9);

    bench.advance(30);

    assertThat(bench.told()).hasSize(6).doesNotContain("flapping@3");
  }

  @Test
  void after_a_firing_was_over_cools_down_and_then_tells_what_still_fires() {
    bench.with(above(1, LAST.withCoolDown(Duration.ofMinutes(10)))).values(1, 11, 9, 11, 9, 11, 11);

    bench.advance(30);

    assertThat(bench.told()).containsExactly("fired@1", "resolved@2", "fired@12");
  }

  @Test
  void a_firing_that_came_and_went_while_it_cooled_down_is_not_told() {
    bench.with(above(1, LAST.withCoolDown(Duration.ofMinutes(10)))).values(1, 11, 9, 11, 9);

    bench.advance(30);

    assertThat(bench.told()).containsExactly("fired@1", "resolved@2");
  }

  @Test
  void repeats_while_it_fires() {
    bench
        .with(above(1, LAST.withRepeatInterval(Duration.ofMinutes(10))))
        .values(1, 11)
        .point(25, 9);

    bench.advance(60);

    assertThat(bench.told())
        .containsExactly("fired@1", "repeated@11", "repeated@21", "resolved@25");
    assertThat(bench.events().get(1).title()).isEqualTo("Alert 1 still fires");
  }

  @Test
  void a_silence_lets_the_state_move_but_tells_nothing() {
    Alert alert = above(1, LAST.withSilences(List.of(silence(0, 10))));
    bench.with(alert).values(1, 11, 9, 11, 9);
    bench.advance(1);
    assertThat(bench.phase(alert)).isEqualTo(AlertPhase.FIRING);

    bench.advance(30);

    assertThat(bench.told()).isEmpty();
  }

  @Test
  void what_still_fires_when_a_silence_ends_is_told_then() {
    bench.with(above(1, LAST.withSilences(List.of(silence(0, 10), silence(8, 20))))).values(1, 11);

    bench.advance(30);

    assertThat(bench.told()).containsExactly("fired@20");
    assertThat(bench.events().get(0).message()).contains("it fires since 2026-03-02T10:01:00Z");
  }

  @Test
  void what_was_over_in_a_silence_is_told_when_it_ends() {
    bench.with(above(1, LAST.withSilences(List.of(silence(2, 10))))).values(1, 11, 11, 9);

    bench.advance(30);

    assertThat(bench.told()).containsExactly("fired@1", "resolved@10");
  }

  @Test
  void at_the_end_of_a_silence_it_is_silent_no_more() {
    bench.with(above(1, LAST.withSilences(List.of(silence(0, 3))))).point(3, 11);

    bench.advance(3);

    assertThat(bench.told()).containsExactly("fired@3");
  }

  @Test
  void an_alert_keeps_those_quiet_that_depend_on_it_until_it_is_over() {
    Alert cause = above(1, LAST);
    Alert effect = alert(2, AlertCondition.ABOVE, BigDecimal.ONE, LAST.withDependsOn(cause.id()));
    bench.with(effect).with(cause).values(1, 11, 11, 5, 0);

    bench.advance(3);
    assertThat(bench.phase(effect)).isEqualTo(AlertPhase.FIRING);
    bench.advance(10);

    assertThat(bench.events())
        .extracting(AlertEvent::title)
        .containsExactly("Alert 1 fires", "Alert 2 fires", "Alert 1 is over", "Alert 2 is over");
    assertThat(bench.told()).containsExactly("fired@1", "fired@3", "resolved@3", "resolved@4");
  }

  @Test
  void an_alert_that_is_not_there_keeps_nobody_quiet() {
    bench.with(above(1, LAST.withDependsOn(new UUID(9, 9)))).values(1, 11);

    bench.advance(10);

    assertThat(bench.told()).containsExactly("fired@1");
  }

  @Test
  void alerts_that_depend_on_each_other_in_a_circle_fail_and_the_others_go_on() {
    Alert one = above(1, LAST.withDependsOn(new UUID(1, 2)));
    Alert two = above(2, LAST.withDependsOn(new UUID(1, 1)));
    Alert three = above(3, LAST.withDependsOn(new UUID(1, 2)));
    bench.with(three).with(one).with(two).values(1, 11);

    bench.advance(10);

    assertThat(bench.phase(one)).isEqualTo(AlertPhase.ERROR);
    assertThat(bench.phase(two)).isEqualTo(AlertPhase.ERROR);
    assertThat(bench.phase(three)).isEqualTo(AlertPhase.FIRING);
    assertThat(bench.told()).containsExactly("failed@0", "fired@1");
    assertThat(bench.events().get(0).title())
        .isEqualTo("2 alerts cannot be evaluated: Alert 1, Alert 2");
  }

  @Test
  void linked_alerts_wait_for_the_slowest_of_them() {
    Alert cause = above(1, LAST.withDelay(Duration.ofMinutes(5)));
    Alert effect = above(2, LAST.withDependsOn(cause.id()));
    Alert other = above(3, LAST);
    bench.with(cause).with(effect).with(other).values(1, 11);

    bench.advance(5);
    assertThat(bench.states().keySet()).containsExactly(cause.id(), effect.id(), other.id());
    assertThat(bench.phase(effect)).isEqualTo(AlertPhase.OK);
    assertThat(bench.phase(other)).isEqualTo(AlertPhase.FIRING);

    bench.advance(6);
    assertThat(bench.phase(effect)).isEqualTo(AlertPhase.FIRING);
  }

  @Test
  void waits_for_late_points_as_long_as_its_delay() {
    bench.with(above(1, LAST.withDelay(Duration.ofMinutes(2)))).values(1, 9).point(3, 9);
    bench.advance(3);
    bench.point(2, 11);

    bench.advance(6);

    assertThat(bench.told()).containsExactly("fired@2", "resolved@3");
  }

  @Test
  void a_point_that_comes_too_late_is_not_read_but_counts_in_later_windows() {
    Alert alert = above(1, AlertSettings.defaults().withAggregation(Aggregation.SUM));
    bench.with(alert).values(1, 1, 1, 1);
    bench.advance(3);
    bench.point(2, 50);
    bench.advance(3.5);
    assertThat(bench.told()).isEmpty();

    bench.point(4, 1);
    bench.advance(4);

    assertThat(bench.told()).containsExactly("fired@4");
    assertThat(bench.status(alert).value()).isEqualTo(53);
  }

  @Test
  void a_changed_rule_starts_anew_and_ends_what_fired() {
    Alert alert = above(1, LAST);
    bench.with(alert).values(1, 11);
    bench.advance(2);

    bench.with(alert(1, AlertCondition.ABOVE, BigDecimal.valueOf(20), LAST)).values(3, 12, 21);
    bench.advance(10);

    assertThat(bench.told()).containsExactly("fired@1", "resolved@1", "fired@4");
    assertThat(bench.events().get(1).message())
        .isEqualTo("Its rule was changed, and it starts anew.");
  }

  @Test
  void a_changed_rule_forgets_cooling_down_and_flapping() {
    AlertSettings settings =
        LAST.withCoolDown(Duration.ofHours(1)).withFlapping(3, Duration.ofHours(1));
    bench.with(above(1, settings)).values(1, 11, 9, 11, 9);
    bench.advance(4);
    assertThat(bench.told()).containsExactly("fired@1", "resolved@2");

    bench.with(alert(1, AlertCondition.ABOVE, BigDecimal.ONE, settings)).values(5, 9);
    bench.advance(5);

    assertThat(bench.told()).containsExactly("fired@1", "resolved@2", "fired@5");
  }

  @Test
  void an_alert_that_is_repaired_or_changed_awaits_data_from_then_on() {
    AlertSettings settings =
        LAST.withRepeatInterval(Duration.ofMinutes(20))
            .withNoData(NoDataPolicy.ALERT)
            .withNoDataAfter(Duration.ofMinutes(30));
    Alert alert = above(1, settings);
    bench.with(alert).values(1, 11);
    bench.advance(25);
    bench.with(alert(1, "sideways", BigDecimal.TEN, AlertTimeframe.FIVE_MINUTES, settings));
    bench.advance(26);

    bench.with(alert);
    bench.advance(60);

    assertThat(bench.told())
        .containsExactly("fired@1", "repeated@21", "failed@21", "resolved@21", "no_data@51");
  }

  @Test
  void other_settings_and_the_same_threshold_written_otherwise_do_not_start_it_anew() {
    bench.with(above(1, LAST)).values(1, 11);
    bench.advance(2);

    bench.with(
        alert(
            1,
            AlertCondition.ABOVE,
            new BigDecimal("10.00"),
            LAST.withKeepFiringFor(Duration.ofMinutes(1))));
    bench.values(3, 9, 9);
    bench.advance(10);

    assertThat(bench.told()).containsExactly("fired@1", "resolved@4");
  }

  @Test
  void a_rule_that_does_not_fit_fails_once_and_is_repaired() {
    bench.with(alert(1, "sideways", BigDecimal.TEN, AlertTimeframe.FIVE_MINUTES, LAST));
    bench.values(1, 11);
    bench.advance(1);
    bench.advance(2);
    assertThat(bench.told()).containsExactly("failed@0");
    assertThat(bench.events().get(0).message())
        .startsWith("The rule does not fit: condition: must be one of");

    Alert repaired = above(1, LAST);
    bench.with(repaired);
    bench.advance(3);

    assertThat(bench.told()).containsExactly("failed@0", "resolved@0", "fired@1");
    assertThat(bench.phase(repaired)).isEqualTo(AlertPhase.FIRING);
  }

  @Test
  void a_source_that_is_not_there_fails_its_alert_alone() {
    UUID gone = new UUID(0, 99);
    Alert lost = AlertBench.onSource(above(1, LAST), gone);
    Alert well = above(2, LAST);
    bench.with(lost).with(well).values(1, 11);

    bench.advance(5);

    assertThat(bench.phase(lost)).isEqualTo(AlertPhase.ERROR);
    assertThat(bench.status(lost).message()).startsWith("The source cannot be read: ");
    assertThat(bench.told()).containsExactly("failed@0", "fired@1");
  }

  @Test
  void trouble_that_may_pass_ends_the_evaluation_and_is_no_failure_of_the_alert() {
    Alert alert = above(1, LAST);

    assertThatThrownBy(
            () ->
                AlertBook.advance(
                    List.of(alert),
                    List.of(),
                    (source, range) -> {
                      throw new IllegalStateException("connection lost");
                    },
                    minute(1),
                    Grouping.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("connection lost");
  }

  @Test
  void a_memory_that_cannot_be_read_starts_anew_and_says_so() {
    Alert alert = above(1, LAST);
    bench.with(alert).values(1, 11);
    bench.advance(2);
    bench.remember(new AlertState(bench.status(alert), AlertMemory.of(new byte[] {1, 2, 3})));

    bench.values(3, 9);
    bench.advance(10);

    assertThat(bench.told()).containsExactly("fired@1", "resolved@1");
    assertThat(bench.events().get(1).message())
        .isEqualTo("What it remembered could not be read, and it starts anew.");
  }

  @Test
  void only_what_changed_is_handed_back() {
    Alert busy = above(1, LAST);
    Alert idle = AlertBench.onSource(above(2, LAST), new UUID(0, 8));
    bench.source(new UUID(0, 8)).with(busy).with(idle).values(1, 9);
    assertThat(bench.advance(1).states()).hasSize(2);
    assertThat(bench.advance(2).states()).isEmpty();

    AlertMemory before = bench.state(busy).memory();
    bench.values(3, 9);

    assertThat(bench.advance(3).states())
        .extracting(state -> state.status().alertId())
        .containsExactly(busy.id());
    assertThat(bench.state(busy).memory()).as("what it remembers").isEqualTo(before);
  }

  @Test
  void an_earlier_time_than_before_changes_nothing() {
    bench.with(above(1, LAST)).values(1, 9, 9, 9);
    bench.advance(3);
    bench.values(4, 11);

    assertThat(bench.advance(2).states()).isEmpty();
  }

  @Test
  void is_due_again_at_its_next_deadline_and_later_by_its_delay() {
    AlertSettings settings = LAST.withPendingFor(Duration.ofSeconds(30));
    bench.with(above(1, settings)).values(4, 11);
    assertThat(bench.advance(4).nextDue()).isEqualTo(minute(4.5));

    AlertBench late = new AlertBench();
    late.with(above(1, settings.withDelay(Duration.ofMinutes(3)))).values(4, 11);
    assertThat(late.advance(7.25).nextDue()).isEqualTo(minute(7.5));
  }

  @Test
  void a_repetition_while_it_recovers_says_since_when_it_fires() {
    bench
        .with(
            above(
                1,
                LAST.withKeepFiringFor(Duration.ofHours(1))
                    .withRepeatInterval(Duration.ofMinutes(10))))
        .values(1, 11, 9);

    bench.advance(12);

    assertThat(bench.told()).containsExactly("fired@1", "repeated@11");
    assertThat(bench.events().get(1).message()).endsWith("it fires since 2026-03-02T10:01:00Z.");
  }

  @Test
  void that_no_data_comes_is_told_of_a_flapping_alert_too() {
    bench
        .with(
            above(
                1,
                LAST.withFlapping(2, Duration.ofHours(5))
                    .withNoData(NoDataPolicy.ALERT)
                    .withNoDataAfter(Duration.ofMinutes(30))))
        .values(1, 11, 9, 11, 9)
        .point(40, 9);

    bench.advance(50);

    assertThat(bench.told())
        .containsExactly("fired@1", "resolved@2", "flapping@3", "no_data@34", "flapping@40");
  }

  @Test
  void is_due_again_within_a_fifth_of_the_timeframe() {
    assertThat(bench.with(above(1, LAST)).advance(7).nextDue()).isEqualTo(minute(8));
    bench.without(above(1, LAST));
    assertThat(bench.advance(7).nextDue()).isEqualTo(minute(22));
  }

  @Test
  void refuses_alerts_of_two_businesses_or_one_twice() {
    Alert alert = above(1, LAST);
    Alert foreign = AlertBench.of(above(2, LAST), SOURCE, new UUID(5, 5));

    assertThatThrownBy(() -> advance(List.of(alert, foreign)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("must be of one business");
    assertThatThrownBy(() -> advance(List.of(alert, alert)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("must each be there once");
  }

  private AlertStep advance(List<Alert> alerts) {
    return AlertBook.advance(alerts, List.of(), bench, minute(1), Grouping.NONE);
  }

  private static Silence silence(double from, double to) {
    return new Silence(TimeRange.of(minute(from), minute(to)), "Maintenance");
  }
}
