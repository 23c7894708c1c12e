package com.signalcraft.alert.internal.tell;

import static com.signalcraft.alert.internal.machine.PhaseState.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.Silence;
import com.signalcraft.common.TimeRange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What keeps an alert quiet, and until when. */
class QuietTest {

  @Test
  void silences_that_follow_without_a_pause_are_one() {
    Manners manners = manners(silence(30, 40), silence(10, 20), silence(15, 30));

    assertThat(manners.silentUntil(9)).isEqualTo(9);
    assertThat(manners.silentUntil(10)).isEqualTo(40);
    assertThat(manners.silentUntil(39)).isEqualTo(40);
    assertThat(manners.silentUntil(40)).isEqualTo(40);
  }

  @Test
  void a_silence_that_ends_within_a_millisecond_lasts_to_its_end() {
    Instant end = Instant.ofEpochMilli(20).plusNanos(1_000);
    Manners manners =
        manners(new Silence(TimeRange.of(Instant.ofEpochMilli(10), end), "Maintenance"));

    assertThat(manners.silentUntil(15)).isEqualTo(21);
  }

  @Test
  void a_time_line_knows_when_an_alert_fired() {
    Timeline timeline = new Timeline(true);
    timeline.change(10);
    timeline.change(20);
    timeline.change(30);
    timeline.change(40);
    timeline.change(40);
    timeline.change(50);

    assertThat(timeline.firesUntil(5)).isEqualTo(10);
    assertThat(timeline.firesUntil(10)).isEqualTo(10);
    assertThat(timeline.firesUntil(20)).isEqualTo(30);
    assertThat(timeline.firesUntil(35)).isEqualTo(35);
    assertThat(timeline.firesUntil(45)).isEqualTo(45);
    assertThat(timeline.firesUntil(50)).isEqualTo(NEVER);
  }

  @Test
  void firings_within_the_window_are_flapping_until_none_has_begun_for_as_long() {
    FlapWatch watch = new FlapWatch(3, 100);
    watch.began(0);
    watch.began(50);
    watch.began(100);
    assertThat(watch.flapping()).as("the first is too old").isFalse();

    watch.began(149);
    assertThat(watch.flapping()).isTrue();
    assertThat(watch.deadline()).isEqualTo(249);
    watch.began(200);
    assertThat(watch.expire(299)).isFalse();
    assertThat(watch.expire(300)).isTrue();
    assertThat(watch.flapping()).isFalse();
    assertThat(watch.deadline()).isEqualTo(NEVER);
  }

  @Test
  void after_twenty_changes_a_stretch_of_five_minutes_is_waited_for() {
    BurstLimit limit = new BurstLimit();
    for (int i = 0; i < BurstLimit.MOST; i++) {
      assertThat(limit.quietUntil(i)).isEqualTo(i);
      limit.told(i);
    }

    assertThat(limit.quietUntil(50)).isEqualTo(BurstLimit.LENGTH);
    limit.told(BurstLimit.LENGTH);
    assertThat(limit.quietUntil(BurstLimit.LENGTH + 1)).isEqualTo(BurstLimit.LENGTH + 1);
  }

  private static Manners manners(Silence... silences) {
    return Manners.of(AlertSettings.defaults().withSilences(List.of(silences)));
  }

  private static Silence silence(long from, long to) {
    return new Silence(
        TimeRange.of(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to)), "Maintenance");
  }
}
