package com.signalcraft.differential;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Draws plain values: usual ones, and those at the edges of what is allowed. */
class Draw {

  static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "+05:30");

  private static final List<String> TEXTS =
      List.of(
          "Revenue",
          "Café ☕ 東京 😀",
          "O'Brien\"; drop table businesses; --",
          " padded ",
          "two\nlines\tand a tab",
          "x".repeat(200),
          "100 %",
          "a\\b");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "1.0",
          "1.50",
          "-3.25",
          "42",
          "1E+3",
          "1E-10",
          "0.000",
          "-0.1",
          "99.99",
          "123456789012345678901234567890.123456789",
          "99999999999999999999999999999999999999999999999999",
          "0.00000000000000000000000000000000000000000000000001");

  private static final List<JsonObject> OBJECTS =
      List.of(
          JsonObject.EMPTY,
          JsonObject.EMPTY,
          JsonObject.of("shop", "a"),
          JsonObject.of("shop", "b"),
          JsonObject.of("n", new BigDecimal("1.0")),
          JsonObject.of("n", new BigDecimal("1.00")),
          JsonObject.of("n", new BigDecimal("1E+3")),
          JsonObject.of(
              Map.of(
                  "list", Arrays.asList(1, "x", null, true, List.of()),
                  "bb", Map.of("deep", Map.of("deeper", "ü\u0001")),
                  "a", false)));

  private final Random random;
  private final Instant now;

  Draw(Random random, Instant now) {
    this.random = random;
    this.now = now;
  }

  Instant now() {
    return now;
  }

  /** Midnight of UTC. */
  Instant today() {
    return now.truncatedTo(ChronoUnit.DAYS);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int number(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  @SafeVarargs
  final <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }

  /** A value, or null. */
  <T> T maybe(T value) {
    return chance(60) ? value : null;
  }

  String text() {
    return oneOf(TEXTS);
  }

  BigDecimal decimal() {
    return chance(60)
        ? BigDecimal.valueOf(random.nextInt(100_000), 2)
        : new BigDecimal(oneOf(NUMBERS));
  }

  JsonObject object() {
    return oneOf(OBJECTS);
  }

  String zone() {
    return oneOf(ZONES);
  }

  Location location() {
    return new Location(
        maybe(oneOf("Hamburg", "New York", "")),
        maybe("North"),
        maybe(oneOf("Germany", "USA")),
        maybe(oneOf(new BigDecimal("53.55"), new BigDecimal("-90"), new BigDecimal("53.550"))),
        maybe(new BigDecimal("9.99")),
        maybe(zone()));
  }

  /** When something was: in the last hundred days, on a half hour mostly. */
  Instant past() {
    return chance(5) ? aboutNow() : fine(today().minus(Duration.ofMinutes(30L * number(4_800))));
  }

  /** To the microsecond where something begins or ends that is counted from now. */
  private Instant aboutNow() {
    Instant edge = now.minus(oneOf(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(7)));
    return oneOf(edge, edge.minusNanos(1_000), edge.minusNanos(1));
  }

  /** Any time that can be stored, and some that cannot. */
  Instant anyTime() {
    return switch (number(24)) {
      case 0 -> TimeRange.EARLIEST;
      case 1 -> TimeRange.LATEST.minusNanos(1);
      case 2 -> fine(today().minus(Duration.ofDays(400 + number(800))));
      case 3 -> fine(today().plus(Duration.ofDays(2 + number(300))));
      case 4 -> fine(today().plus(Duration.ofDays(400 + number(400))));
      case 5 -> now.plus(Duration.ofDays(366)).plusNanos(oneOf(0, 1, 1_000));
      case 6 -> now.plusNanos(oneOf(1, 1_000));
      default -> past();
    };
  }

  private Instant fine(Instant instant) {
    return switch (number(10)) {
      case 0 -> instant.plusNanos(123_456_000);
      case 1 -> instant.plusNanos(999_999_999);
      default -> instant;
    };
  }

  TimeRange range() {
    if (chance(40)) {
      return TimeRange.ALL;
    }
    Instant one = chance(10) ? oneOf(Instant.MIN, Instant.MAX, Instant.EPOCH) : anyTime();
    Instant other = anyTime();
    return one.isBefore(other) ? TimeRange.of(one, other) : TimeRange.of(other, one);
  }

  /** One of few ids that the program gives itself. */
  UUID givenId() {
    return oneOf(new UUID(0, 1), new UUID(0, 2), new UUID(-1, -1));
  }
}
