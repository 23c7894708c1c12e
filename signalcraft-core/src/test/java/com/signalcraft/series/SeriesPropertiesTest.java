package com.signalcraft.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for every input. */
class SeriesPropertiesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private record Row(long at, double value) {}

  private static List<Row> rows(int size, int different, long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      rows.add(new Row(random.nextInt(different) * 60_000L, i));
    }
    return rows;
  }

  private static TimeSeries build(List<Row> rows, DuplicateRule rule) {
    TimeSeriesBuilder builder = TimeSeries.builder(BERLIN).duplicates(rule);
    rows.forEach(row -> builder.add(row.at(), row.value()));
    return builder.build();
  }

  @Property(tries = 100)
  void equals_a_sorted_map_of_the_last_values(
      @ForAll @IntRange(min = 0, max = 200) int size,
      @ForAll @IntRange(min = 1, max = 100) int different,
      @ForAll long seed) {
    List<Row> rows = rows(size, different, seed);
    TreeMap<Long, Double> expected = new TreeMap<>();
    rows.forEach(row -> expected.put(row.at(), row.value()));
    TimeSeries series = build(rows, DuplicateRule.LAST);

    assertThat(series.timestamps())
        .containsExactly(expected.keySet().stream().mapToLong(Long::longValue).toArray());
    assertThat(series.values())
        .containsExactly(expected.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  @Property(tries = 100)
  void shuffled_input_gives_the_same_series_where_the_rule_has_no_order(
      @ForAll @IntRange(min = 0, max = 200) int size,
      @ForAll @IntRange(min = 1, max = 100) int different,
      @ForAll long seed) {
    List<Row> rows = rows(size, different, seed);
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed + 1));

    for (DuplicateRule rule :
        List.of(DuplicateRule.SUM, DuplicateRule.MEAN, DuplicateRule.MIN, DuplicateRule.MAX)) {
      assertThat(build(shuffled, rule)).isEqualTo(build(rows, rule));
    }
  }

  @Property(tries = 100)
  void the_first_is_the_last_of_the_reverse(
      @ForAll @IntRange(min = 0, max = 200) int size,
      @ForAll @IntRange(min = 1, max = 100) int different,
      @ForAll long seed) {
    List<Row> rows = rows(size, different, seed);
    List<Row> reverse = new ArrayList<>(rows);
    Collections.reverse(reverse);

    assertThat(build(rows, DuplicateRule.FIRST)).isEqualTo(build(reverse, DuplicateRule.LAST));
  }

  @Property(tries = 100)
  void the_rows_that_make_gaps_explicit_are_the_absent_steps(
      @ForAll @IntRange(min = 3, max = 100) int size, @ForAll long seed) {
    Random random = new Random(seed);
    Frequency frequency =
        List.of(Frequency.HOURLY, Frequency.DAILY, Frequency.BUSINESS_DAILY, Frequency.MONTHLY)
            .get(random.nextInt(4));
    TimeSeriesBuilder some = TimeSeries.builder(BERLIN).frequency(frequency);
    long at = 1_704_063_600_000L;
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(at);
      if (i == 0 || i == size - 1 || random.nextBoolean()) {
        some.add(at, 1);
      }
      at = frequency.plus(at, 1, BERLIN);
    }
    TimeSeries series = some.build();

    assertThat(series.withGapsExplicit().timestamps())
        .containsExactly(all.stream().mapToLong(Long::longValue).toArray());
    assertThat(series.gaps().stream().mapToLong(Gap::missingSteps).sum())
        .isEqualTo(size - series.size());
  }
}
