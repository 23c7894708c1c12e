package com.signalcraft.client.testing;

import com.signalcraft.common.JsonObject;
import com.signalcraft.kpi.KpiPoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Points to test with. */
public final class Points {

  /** When the first of them is. */
  public static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(49);

  private Points() {}

  /** A point with an id of its own, by its index. */
  public static KpiPoint plain(UUID source, int index) {
    return new KpiPoint(
        new UUID(source.getLeastSignificantBits(), index),
        source,
        START.plusSeconds(index),
        BigDecimal.valueOf(100_000L + index, 2),
        JsonObject.EMPTY);
  }

  /** Points of the indexes from one, inclusive, to another, exclusive. */
  public static List<KpiPoint> plain(UUID source, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> plain(source, i)).toList();
  }

  /** Any points of a source. */
  public static Arbitrary<KpiPoint> arbitrary(UUID source) {
    Arbitrary<UUID> ids =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    Arbitrary<Instant> instants =
        Arbitraries.longs()
            .between(0, 4_102_444_799_999_999L)
            .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    Arbitrary<BigDecimal> values =
        Combinators.combine(
                Arbitraries.bigIntegers()
                    .between(LIMIT.toBigInteger().negate(), LIMIT.toBigInteger()),
                Arbitraries.integers().between(0, 50))
            .as(BigDecimal::new);
    return Combinators.combine(ids, instants, values, metadata())
        .as((id, at, value, metadata) -> new KpiPoint(id, source, at, value, metadata));
  }

  private static Arbitrary<JsonObject> metadata() {
    Arbitrary<String> texts =
        Arbitraries.strings().withCharRange('\u0001', '\ud7ff').ofMaxLength(10);
    Arbitrary<Object> values =
        Arbitraries.oneOf(
            texts.asGeneric(),
            Arbitraries.bigDecimals().between(LIMIT.negate(), LIMIT).ofScale(5).asGeneric(),
            Arbitraries.of(true, false).asGeneric(),
            texts.list().ofMaxSize(3).map(list -> (Object) list),
            Arbitraries.maps(texts, texts).ofMaxSize(3).map(map -> (Object) map));
    Arbitrary<JsonObject> some =
        Arbitraries.maps(texts, values)
            .ofMaxSize(4)
            .map(members -> JsonObject.of((Map<String, ?>) members));
    return Arbitraries.oneOf(Arbitraries.just(JsonObject.EMPTY), some);
  }
}
