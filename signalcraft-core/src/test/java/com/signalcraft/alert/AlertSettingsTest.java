package com.signalcraft.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Aggregation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AlertSettingsTest {

  private static final AlertSettings DEFAULTS = AlertSettings.defaults();
  private static final Silence SILENCE =
      new Silence(
          TimeRange.of(
              Instant.parse("2026-03-02T22:00:00Z"), Instant.parse("2026-03-03T02:00:00Z")),
          "Stocktaking");
  private static final AlertSettings ALL =
      DEFAULTS
          .withAggregation(Aggregation.SUM)
          .withFullWindow(true)
          .withRecoveryThreshold(new BigDecimal("0.10"))
          .withLeastChange(new BigDecimal("5"))
          .withPendingFor(Duration.ofMinutes(5))
          .withKeepFiringFor(Duration.ofMinutes(10))
          .withNoData(NoDataPolicy.ALERT)
          .withNoDataAfter(Duration.ofHours(2))
          .withFlapping(4, Duration.ofHours(3))
          .withCoolDown(Duration.ofMinutes(30))
          .withRepeatInterval(Duration.ofHours(4))
          .withDelay(Duration.ofSeconds(90))
          .withDependsOn(new UUID(1, 2))
          .withSilences(List.of(SILENCE));

  @Test
  void settings_by_default_are_an_empty_object() {
    assertThat(DEFAULTS.toJson()).isEqualTo(JsonObject.EMPTY);
    assertThat(AlertSettings.of(JsonObject.EMPTY)).isEqualTo(DEFAULTS);
  }

  @Test
  void every_setting_comes_back_from_its_json() {
    assertThat(AlertSettings.of(ALL.toJson())).isEqualTo(ALL);
    assertThat(AlertSettings.ofStrict(ALL.toJson())).isEqualTo(ALL);
  }

  @Test
  void the_json_has_snake_case_names_and_iso_lengths() {
    assertThat(ALL.toJson().toJson())
        .isEqualTo(
            """
            {"delay": "PT1M30S", "no_data": "alert", "silences": [{"to": "2026-03-03T02:00:00Z", \
            "from": "2026-03-02T22:00:00Z", "reason": "Stocktaking"}], "cool_down": "PT30M", \
            "depends_on": "00000000-0000-0001-0000-000000000002", "aggregation": "sum", \
            "flap_window": "PT3H", "full_window": true, "pending_for": "PT5M", \
            "flap_changes": 4, "least_change": 5, "no_data_after": "PT2H", \
            "keep_firing_for": "PT10M", "repeat_interval": "PT4H", "recovery_threshold": 0.10}""");
  }

  @Test
  void names_that_a_newer_server_has_are_left_aside_but_refused_from_a_person() {
    JsonObject newer = JsonObject.of(Map.of("delay", "PT1M", "mood", "calm"));

    assertThat(AlertSettings.of(newer)).isEqualTo(DEFAULTS.withDelay(Duration.ofMinutes(1)));
    assertRefused(
        () -> AlertSettings.ofStrict(newer), "settings: has no mood; there are aggregation, ");
  }

  @Test
  void a_json_null_is_as_by_default() {
    JsonObject nulls = JsonObject.of(Collections.singletonMap("delay", null));

    assertThat(AlertSettings.of(nulls)).isEqualTo(DEFAULTS);
  }

  @Test
  void values_of_a_wrong_type_are_named() {
    assertRefused(() -> of("delay", 5), "settings.delay: must be a length of time such as PT5M");
    assertRefused(() -> of("delay", "5 min"), "settings.delay: must be a length of time");
    assertRefused(() -> of("flap_changes", 2.5), "settings.flap_changes: must be a whole number");
    assertRefused(() -> of("full_window", "yes"), "settings.full_window: must be true or false");
    assertRefused(() -> of("depends_on", "x"), "settings.depends_on: must be an id");
    assertRefused(() -> of("no_data", "panic"), "settings.no_data: must be one of keep, alert");
    assertRefused(() -> of("silences", List.of(1)), "settings.silences[0]: must be an object");
    assertRefused(
        () -> of("silences", List.of(Map.of("from", "2026-03-02T22:00:00Z", "reason", "x"))),
        "settings.silences[0].to: is required");
  }

  @Test
  void settings_out_of_their_range_are_refused() {
    Duration week = Duration.ofDays(7).plusMillis(1);
    assertRefused(() -> DEFAULTS.withPendingFor(week), "pending_for: must be between PT0S and");
    assertRefused(() -> DEFAULTS.withKeepFiringFor(Duration.ofMillis(-1)), "keep_firing_for: ");
    assertRefused(() -> DEFAULTS.withCoolDown(week), "cool_down: ");
    assertRefused(() -> DEFAULTS.withNoDataAfter(Duration.ofSeconds(59)), "no_data_after: ");
    assertRefused(() -> DEFAULTS.withRepeatInterval(Duration.ofDays(31)), "repeat_interval: ");
    assertRefused(() -> DEFAULTS.withDelay(Duration.ofHours(25)), "delay: ");
    assertRefused(() -> DEFAULTS.withDelay(Duration.ofNanos(1)), "must be whole milliseconds");
    assertRefused(() -> DEFAULTS.withFlapping(1, Duration.ofHours(1)), "flap_changes: must be 0");
    assertRefused(() -> DEFAULTS.withFlapping(101, Duration.ofHours(1)), "flap_changes: ");
    assertRefused(() -> DEFAULTS.withFlapping(2, week), "flap_window: ");
    assertRefused(() -> DEFAULTS.withLeastChange(new BigDecimal("-1")), "least_change: ");
    assertRefused(
        () -> DEFAULTS.withSilences(Collections.nCopies(101, SILENCE)),
        "silences: must be at most 100, were 101");
  }

  private static AlertSettings of(String name, Object value) {
    return AlertSettings.of(JsonObject.of(name, value));
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(ValidationException.class).hasMessageContaining(message);
  }
}
