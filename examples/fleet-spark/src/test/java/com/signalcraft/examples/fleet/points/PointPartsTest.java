package com.signalcraft.examples.fleet.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How points are cut into parts. */
class PointPartsTest {

  private static final OffsetDateTime START =
      OffsetDateTime.of(2025, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  /** Told apart by the first digits, also by the sign of what Java takes them for. */
  private static UUID business(int number) {
    return UUID.fromString("%08x-0000-4000-8000-000000000000".formatted(number * 0x0500_0000L));
  }

  private static PointCount count(int business, int month, long count) {
    OffsetDateTime from = START.plusMonths(month);
    return new PointCount(
        business(business), from.toInstant(), from.plusMonths(1).toInstant(), count);
  }

  private static boolean contains(PointPart part, UUID business, Instant at) {
    String id = business.toString();
    return isWithin(id, text(part.firstBusiness()), text(part.nextBusiness()))
        && isWithin(at, part.from(), part.to());
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  private static <T extends Comparable<T>> boolean isWithin(
      T value, @Nullable T from, @Nullable T to) {
    return (from == null || from.compareTo(value) <= 0) && (to == null || value.compareTo(to) < 0);
  }

  @Property(tries = 300)
  void each_point_is_in_exactly_one_part_and_there_are_not_too_many(
      @ForAll @Size(max = 40) List<@IntRange(max = 10_000) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 30) int wanted,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PointCount> counts = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      for (int month = 0; month < 24 && sizes.get(i) > 0; month++) {
        counts.add(count(i + 1, month, 1 + random.nextInt(sizes.get(i))));
      }
    }
    Instant since = random.nextBoolean() ? null : START.plusDays(random.nextInt(800)).toInstant();

    List<PointPart> parts = PointParts.of(counts, wanted, since);

    assertThat(parts).hasSizeBetween(1, 3 * wanted);
    for (int i = 0; i < 100; i++) {
      UUID business = i % 2 == 0 ? business(random.nextInt(45)) : new UUID(random.nextLong(), i);
      Instant at = START.plusHours(random.nextInt(-10_000, 30_000)).toInstant();
      assertThat(parts.stream().filter(part -> contains(part, business, at)).count())
          .isEqualTo(since == null || !at.isBefore(since) ? 1 : 0);
    }
  }

  @Test
  void small_businesses_go_together_and_a_large_one_is_cut_by_time() {
    List<PointCount> counts = new ArrayList<>();
    counts.add(count(1, 0, 10));
    counts.add(count(2, 0, 10));
    for (int month = 0; month < 12; month++) {
      counts.add(count(3, month, 100));
    }
    counts.add(count(4, 11, 10));

    List<PointPart> parts = PointParts.of(counts, 4, null);

    assertThat(parts).hasSize(6);
    assertThat(parts.get(0)).isEqualTo(new PointPart(null, business(3), null, null));
    assertThat(parts.subList(1, 5))
        .allSatisfy(part -> assertThat(part.firstBusiness()).isEqualTo(business(3)))
        .allSatisfy(part -> assertThat(part.nextBusiness()).isEqualTo(business(4)));
    assertThat(parts.subList(1, 5).stream().map(PointPart::to))
        .containsExactly(
            START.plusMonths(3).toInstant(),
            START.plusMonths(6).toInstant(),
            START.plusMonths(9).toInstant(),
            null);
    assertThat(parts.get(5)).isEqualTo(new PointPart(business(4), null, null, null));
  }

  @Test
  void without_points_there_is_one_part_that_has_all() {
    assertThat(PointParts.of(List.of(), 200, null))
        .containsExactly(new PointPart(null, null, null, null));
  }

  @Test
  void a_part_is_a_condition_of_sql() {
    assertThat(
            new PointPart(
                    business(1), business(2), START.toInstant(), START.plusDays(1).toInstant())
                .condition())
        .isEqualTo(
            "business_id >= '05000000-0000-4000-8000-000000000000'::uuid"
                + " and business_id < '0a000000-0000-4000-8000-000000000000'::uuid"
                + " and \"timestamp\" >= '2025-01-01T00:00:00Z'::timestamptz"
                + " and \"timestamp\" < '2025-01-02T00:00:00Z'::timestamptz");
    assertThat(new PointPart(null, null, null, null).condition()).isEqualTo("true");
  }
}
