package com.signalcraft.forecast.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What adds up to what. */
class HierarchyTest {

  static final Hierarchy SHOPS =
      Hierarchy.builder().sum("shops", "Berlin", "Hamburg").sum("all", "shops", "web").build();

  private static final long DAY = 86_400_000L;

  private static TimeSeries days(ZoneId zone, int first, double... values) {
    long[] times = new long[values.length];
    Arrays.setAll(times, i -> (first + i) * DAY);
    return TimeSeries.of(zone, Frequency.DAILY, times, values);
  }

  private static TimeSeries days(int first, double... values) {
    return days(ZoneOffset.UTC, first, values);
  }

  private static Map<String, TimeSeries> leaves(
      TimeSeries berlin, TimeSeries hamburg, TimeSeries web) {
    Map<String, TimeSeries> leaves = new LinkedHashMap<>();
    leaves.put("web", web);
    leaves.put("Berlin", berlin);
    leaves.put("Hamburg", hamburg);
    return leaves;
  }

  @Test
  void nodes_go_from_the_total_down_to_the_leaves() {
    assertThat(SHOPS.nodes()).containsExactly("all", "shops", "web", "Berlin", "Hamburg");
    assertThat(SHOPS.aggregates()).containsExactly("all", "shops");
    assertThat(SHOPS.leaves()).containsExactly("web", "Berlin", "Hamburg");
    assertThat(SHOPS.leavesOf("all")).containsExactly("web", "Berlin", "Hamburg");
    assertThat(SHOPS.leavesOf("shops")).containsExactly("Berlin", "Hamburg");
    assertThat(SHOPS.leavesOf("web")).containsExactly("web");
    assertThat(SHOPS).hasToString("all of 3 leaves in 1 groups");
    assertThat(Hierarchy.ofTotal("t", List.of("a"))).hasToString("t of 1 leaf");
  }

  @Test
  void what_is_no_tree_is_refused() {
    assertRefused(
        () -> Hierarchy.builder().sum("a", "b").sum("c", "d").build(),
        "hierarchy: must have one total, above all others, had [a, c]");
    assertRefused(
        () -> Hierarchy.builder().sum("a", "b").sum("b", "a").build(),
        "hierarchy: must have one total, above all others, had []");
    assertRefused(
        () -> Hierarchy.builder().sum("t", "x").sum("a", "b").sum("b", "a").build(),
        "hierarchy: must not have sums in a circle");
    assertRefused(
        () -> Hierarchy.builder().sum("a", "b").sum("c", "b"),
        "parts: \"b\" is part of two sums, or twice");
    assertRefused(
        () -> Hierarchy.builder().sum("a", "b").sum("a", "c"), "name: \"a\" was added before");
    assertRefused(() -> Hierarchy.builder().sum("a"), "parts: of \"a\" must be at least 1");
    assertRefused(
        () -> Hierarchy.ofTotal("t", IntStream.range(0, 2_000).mapToObj(i -> "n" + i).toList()),
        "hierarchy: must have at most 2000 nodes, had 2001");
    assertRefused(
        () -> SHOPS.leavesOf("Kiel"),
        "node: must be one of [all, shops, web, Berlin, Hamburg], was \"Kiel\"");
  }

  @Test
  void sums_are_made_where_all_leaves_are_there() {
    Map<String, TimeSeries> all =
        SHOPS.aggregate(
            leaves(days(0, 1, 2, 3, 4), days(1, 10, Double.NaN, 30), days(2, 100, 200)));

    assertThat(all.keySet()).containsExactlyElementsOf(SHOPS.nodes());
    assertThat(all.get("shops")).isEqualTo(days(1, 12, Double.NaN, 34));
    assertThat(all.get("all")).isEqualTo(days(2, Double.NaN, 234));
    assertThat(all.get("Berlin")).isEqualTo(days(0, 1, 2, 3, 4));
  }

  @Test
  void leaves_of_different_calendars_are_refused() {
    TimeSeries two = days(0, 1, 2);
    assertRefused(
        () -> SHOPS.aggregate(leaves(two, days(0, 1, 2, 3), two)),
        "leafSeries: must be of one last time stamp, web had 1970-01-02T00:00:00Z, Hamburg had"
            + " 1970-01-03T00:00:00Z");
    assertRefused(
        () -> SHOPS.aggregate(leaves(two, days(ZoneId.of("Europe/Rome"), 0, 1, 2), two)),
        "leafSeries: must be of one zone, web had Z, Hamburg had Europe/Rome");
    assertRefused(
        () -> SHOPS.aggregate(leaves(two, two.withFrequency(Frequency.HOURLY), two)),
        "leafSeries: must be of one frequency, web had day, Hamburg had hour");
    assertRefused(
        () -> SHOPS.aggregate(Map.of("web", two)),
        "leafSeries: must have one for each, had none for [Berlin, Hamburg]");
    Map<String, TimeSeries> more = leaves(two, two, two);
    more.put("Kiel", two);
    assertRefused(
        () -> SHOPS.aggregate(more), "leafSeries: must be of [web, Berlin, Hamburg], had [Kiel]");
    assertRefused(
        () ->
            SHOPS.aggregate(
                leaves(two, two, TimeSeries.of(ZoneOffset.UTC, new long[] {0}, new double[] {1}))),
        "series: of web must be regular, was one whose frequency is not known; resample it");
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(ValidationException.class).hasMessage(message);
  }
}
