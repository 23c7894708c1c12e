package com.signalcraft.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EpisodeBuilderTest {

  private static final long MINUTE = 60_000;

  @Test
  void an_episode_has_start_peak_end_severity_points_and_explanation() {
    List<Episode> episodes = episodes(EpisodeRule.defaults(), 0, 3, 9, 4, 0);

    assertThat(episodes).hasSize(1);
    Episode episode = episodes.get(0);
    assertThat(episode.start()).isEqualTo(at(1));
    assertThat(episode.peakAt()).isEqualTo(at(2));
    assertThat(episode.end()).isEqualTo(at(3));
    assertThat(episode.duration()).isEqualTo(Duration.ofMinutes(2));
    assertThat(episode.direction()).isEqualTo(Direction.UP);
    assertThat(episode.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(episode.points()).isEqualTo(3);
    assertThat(episode.explanation())
        .isEqualTo(
            "3 points odd over 2 minutes, critical; at the peak 109 where 97 to 103 was expected:"
                + " 9.0 standard deviations above; mostly a single value (67 %), also a run of high"
                + " values (33 %)");
  }

  @Test
  void gaps_up_to_the_rule_are_merged_and_longer_ones_are_not() {
    EpisodeRule two = EpisodeRule.defaults().withMaxGapSteps(2);

    assertThat(episodes(two, 4, 0, 0, 4)).hasSize(1);
    assertThat(episodes(two, 4, 0, 0, 0, 4)).hasSize(2);
    assertThat(episodes(EpisodeRule.defaults().withMaxGapSteps(0), 4, 4, 0, 4)).hasSize(2);
  }

  @Test
  void a_gap_in_time_counts_instead_of_points_where_it_is_given() {
    EpisodeRule rule = EpisodeRule.defaults().withMaxGap(Duration.ofMinutes(4));

    assertThat(episodes(rule, 4, 0, 0, 0, 4)).hasSize(1);
    assertThat(episodes(rule, 4, 0, 0, 0, 0, 4)).hasSize(2);
  }

  @Test
  void up_and_down_are_never_merged_but_may_overlap() {
    List<Episode> episodes = episodes(EpisodeRule.defaults(), 4, -4, 5, -5, 0);

    assertThat(episodes).hasSize(2);
    assertThat(episodes.get(0).direction()).isEqualTo(Direction.UP);
    assertThat(episodes.get(0).points()).isEqualTo(2);
    assertThat(episodes.get(1).direction()).isEqualTo(Direction.DOWN);
    assertThat(episodes.get(1).start()).isEqualTo(at(1));
    assertThat(episodes.get(1).end()).isEqualTo(at(3));
  }

  @Test
  void an_episode_that_gets_too_long_becomes_a_new_one() {
    EpisodeRule rule = EpisodeRule.defaults().withMaxDuration(Duration.ofMinutes(2));

    assertThat(episodes(rule, 4, 4, 4, 4, 4)).extracting(Episode::points).containsExactly(3, 2);
  }

  @Test
  void too_few_points_are_not_told() {
    EpisodeRule rule = EpisodeRule.defaults().withMinPoints(2);

    assertThat(episodes(rule, 4, 0, 0, 0, 0, 4, 4)).extracting(Episode::points).containsExactly(2);
  }

  @Test
  void a_stream_tells_what_grows_and_what_is_over() {
    EpisodeBuilder builder = new EpisodeBuilder(EpisodeRule.defaults().withMaxGapSteps(1));

    assertThat(builder.add(verdict(0, 4))).isEmpty();
    assertThat(builder.growing()).singleElement().satisfies(e -> assertThat(e.points()).isOne());
    assertThat(builder.add(verdict(1, 0))).isEmpty();
    assertThat(builder.growing()).hasSize(1);
    assertThat(builder.add(verdict(2, 0))).hasSize(1);
    assertThat(builder.growing()).isEmpty();
    assertThat(builder.finish()).isEmpty();
    assertThatThrownBy(() -> builder.add(verdict(2, 0)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("after the one before");
  }

  @Property(tries = 200)
  void every_anomaly_lies_in_one_episode_of_its_direction(
      @ForAll @Size(max = 40) List<@IntRange(min = -5, max = 5) Integer> deviations,
      @ForAll @IntRange(min = 0, max = 4) int gap) {
    double[] sizes = deviations.stream().mapToDouble(d -> Math.abs(d) < 3 ? 0 : d).toArray();
    List<Episode> episodes = episodes(EpisodeRule.defaults().withMaxGapSteps(gap), sizes);

    for (Direction direction : List.of(Direction.UP, Direction.DOWN)) {
      long expected = 0;
      for (double size : sizes) {
        expected += size != 0 && (size > 0) == (direction == Direction.UP) ? 1 : 0;
      }
      assertThat(
              episodes.stream()
                  .filter(e -> e.direction() == direction)
                  .mapToLong(Episode::points)
                  .sum())
          .isEqualTo(expected);
    }
    assertThat(episodes)
        .allSatisfy(
            e ->
                assertThat(e.voices().stream().mapToDouble(VoiceShare::share).sum())
                    .isCloseTo(1, within(1e-9)));
  }

  private static List<Episode> episodes(EpisodeRule rule, double... deviations) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < deviations.length; i++) {
      verdicts.add(verdict(i, deviations[i]));
    }
    return EpisodeBuilder.of(verdicts, rule);
  }

  private static Verdict verdict(int index, double deviation) {
    Severity severity = deviation == 0 ? null : Severity.LOW;
    List<VoiceShare> voices =
        deviation == 0
            ? List.of()
            : List.of(new VoiceShare(Voice.POINT, 2.0 / 3), new VoiceShare(Voice.RUN, 1.0 / 3));
    return new Verdict(
        index * MINUTE,
        100 + deviation,
        100,
        97,
        103,
        0.5,
        deviation,
        Math.abs(deviation) > 5 ? Severity.CRITICAL : severity,
        voices,
        null,
        false);
  }

  private static Instant at(int index) {
    return Instant.ofEpochMilli(index * MINUTE);
  }
}
