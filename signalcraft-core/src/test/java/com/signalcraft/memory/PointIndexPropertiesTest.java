package com.signalcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.common.JsonObject;
import com.signalcraft.internal.Micros;
import com.signalcraft.internal.PointKey;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.memory.PointIndex.Change;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** The point index does what a sorted map would, whatever comes in whatever order. */
class PointIndexPropertiesTest {

  private static final UUID SOURCE = new UUID(1, 2);

  private NavigableMap<PointKey, KpiPoint> model = new TreeMap<>();
  private PointIndex index = new PointIndex(SOURCE);

  @BeforeTry
  void startEmpty() {
    model = new TreeMap<>();
    index = new PointIndex(SOURCE);
  }

  @Property(tries = 60)
  void holds_what_a_sorted_map_holds(
      @ForAll @IntRange(min = 0, max = 4_000) int size,
      @ForAll @IntRange(min = 1, max = 5_000) int times,
      @ForAll long seed) {
    fill(size, times, new Random(seed));

    assertThat(index.first(0, Long.MAX_VALUE, Integer.MAX_VALUE))
        .containsExactlyElementsOf(model.values());
    assertThat(index.size()).isEqualTo(model.size());
  }

  @Property(tries = 60)
  void finds_the_ranges_that_a_sorted_map_finds(
      @ForAll @IntRange(min = 0, max = 3_000) int size,
      @ForAll @IntRange(min = 1, max = 2_000) int times,
      @ForAll long seed) {
    Random random = new Random(seed);
    fill(size, times, random);
    for (int i = 0; i < 50; i++) {
      long from = random.nextInt(times + 2) - 1L;
      long to = random.nextInt(times + 2) - 1L;
      int limit = 1 + random.nextInt(100);
      List<KpiPoint> expected =
          from < to ? List.copyOf(model.subMap(at(from), at(to)).values()) : List.of();

      assertThat(index.count(from, to)).isEqualTo(expected.size());
      assertThat(index.first(from, to, limit))
          .containsExactlyElementsOf(expected.subList(0, Math.min(limit, expected.size())));
      List<KpiPoint> visited = new ArrayList<>();
      index.visit(from, to, (block, row) -> visited.add(block.point(SOURCE, row)));
      assertThat(visited).containsExactlyElementsOf(expected);
      Map.Entry<PointKey, KpiPoint> last = model.lowerEntry(at(to));
      assertThat(index.lastBefore(to).orElse(null))
          .isEqualTo(last == null ? null : last.getValue());
    }
  }

  @Property(tries = 40)
  void goes_on_after_any_key_there_or_not(
      @ForAll @IntRange(min = 0, max = 2_000) int size,
      @ForAll @IntRange(min = 1, max = 1_000) int times,
      @ForAll long seed) {
    Random random = new Random(seed);
    fill(size, times, random);
    List<PointKey> keys = new ArrayList<>(model.keySet());
    for (int i = 0; i < 50; i++) {
      boolean there = random.nextBoolean() && !keys.isEmpty();
      PointKey key =
          there
              ? keys.get(random.nextInt(keys.size()))
              : new PointKey(random.nextInt(times), random.nextLong(), random.nextLong());
      long to = random.nextInt(times + 1);
      List<KpiPoint> expected =
          key.compareTo(at(to)) < 0
              ? List.copyOf(model.subMap(key, false, at(to), false).values())
              : List.of();

      assertThat(index.after(key, to, Integer.MAX_VALUE)).containsExactlyElementsOf(expected);
    }
  }

  @Property(tries = 40)
  void forgets_what_lies_before_a_time_and_takes_more_afterwards(
      @ForAll @IntRange(min = 0, max = 3_000) int size,
      @ForAll @IntRange(min = 1, max = 2_000) int times,
      @ForAll long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 3; round++) {
      fill(size, times, random);
      long before = random.nextInt(times + 2) - 1L;

      index.removeBefore(before);
      model.headMap(at(before)).clear();

      assertThat(index.size()).isEqualTo(model.size());
      assertThat(index.first(0, Long.MAX_VALUE, Integer.MAX_VALUE))
          .containsExactlyElementsOf(model.values());
    }
  }

  @Property(tries = 20)
  void fills_its_blocks_where_points_come_in_order(
      @ForAll @IntRange(min = 1, max = 5_000) int size) {
    for (int i = 0; i < size; i++) {
      index.put(point(new UUID(0, 0), i, BigDecimal.ONE, JsonObject.EMPTY));
    }

    assertThat(index.blockCount())
        .isEqualTo((size + PointBlock.CAPACITY - 1) / PointBlock.CAPACITY);
  }

  /**
   * Puts points in, some in order, some not, some again, and checks what the index says of each.
   */
  private void fill(int size, int times, Random random) {
    for (int i = 0; i < size; i++) {
      long micros = random.nextInt(3) == 0 ? random.nextInt(times) : (long) i * times / size;
      // Few ids, of both signs in both halves, so that points meet.
      UUID id = new UUID(random.nextInt(3) - 1L, random.nextInt(3) - 1L);
      KpiPoint point = point(id, micros, value(random), metadata(random));
      KpiPoint old = model.get(PointKey.of(point));
      Change expected;
      if (old == null) {
        expected = Change.INSERTED;
        model.put(PointKey.of(point), point);
      } else if (old.value().compareTo(point.value()) == 0
          && old.metadata().equals(point.metadata())) {
        expected = Change.UNCHANGED;
      } else {
        expected = Change.CORRECTED;
        model.put(PointKey.of(point), point);
      }
      assertThat(index.put(point)).isEqualTo(expected);
    }
  }

  private static KpiPoint point(UUID id, long micros, BigDecimal value, JsonObject metadata) {
    return new KpiPoint(id, SOURCE, Micros.instant(micros), value, metadata);
  }

  private static BigDecimal value(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> BigDecimal.valueOf(random.nextInt(3));
      case 1 -> new BigDecimal("1.50");
      case 2 -> new BigDecimal(new BigInteger(160, random), 20).negate();
      case 3 -> new BigDecimal("7E+30");
      default -> BigDecimal.valueOf(random.nextLong(), 7);
    };
  }

  private static JsonObject metadata(Random random) {
    return random.nextInt(4) == 0 ? JsonObject.of("shop", random.nextInt(2)) : JsonObject.EMPTY;
  }

  private static PointKey at(long micros) {
    return new PointKey(micros, 0, 0);
  }
}
