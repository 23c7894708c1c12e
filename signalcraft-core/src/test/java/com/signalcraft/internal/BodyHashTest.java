package com.signalcraft.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.common.JsonObject;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BodyHashTest {

  private static final UUID SOURCE = new UUID(0, 1);
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final JsonObject NORTH = JsonObject.of(Map.of("shop", "north"));

  private static final KpiPoint FIRST =
      point(SOURCE, 7, AT.plusNanos(123_456_000), "1.50", JsonObject.EMPTY);
  private static final KpiPoint SECOND = point(SOURCE, 8, AT, "2", NORTH);

  @Test
  void stays_the_same_from_release_to_release() {
    BodyHash hash = BodyHash.of(batch(FIRST, SECOND));

    assertThat(hash)
        .hasToString("b1efb79f78a0bfb2d2d02ff53914b226bb2039b5d905459774d4118de77018c0");
    assertThat(hash.bytes()).hasSize(32);
  }

  @Test
  void of_the_same_points_is_the_same_under_any_key() {
    BodyHash hash = BodyHash.of(batch(FIRST, SECOND));
    PointBatch keyed = new PointBatch(SOURCE, List.of(FIRST, SECOND), "a-key-of-its-own");

    assertThat(BodyHash.of(keyed)).isEqualTo(hash).hasSameHashCodeAs(hash);
  }

  @Test
  void differs_where_anything_of_the_batch_does() {
    UUID other = new UUID(0, 2);

    assertThat(
            List.of(
                batch(SECOND),
                batch(SECOND, FIRST),
                batch(FIRST, SECOND),
                new PointBatch(other, List.of(point(other, 8, AT, "2", NORTH)), null),
                batch(point(SOURCE, 9, AT, "2", NORTH)),
                batch(point(SOURCE, 8, AT.plusSeconds(1), "2", NORTH)),
                batch(point(SOURCE, 8, AT.plusNanos(1_000), "2", NORTH)),
                batch(point(SOURCE, 8, AT, "2.0", NORTH)),
                batch(point(SOURCE, 8, AT, "2", JsonObject.EMPTY))))
        .extracting(BodyHash::of)
        .doesNotHaveDuplicates();
  }

  @Test
  void cannot_be_changed_by_the_bytes_it_gave() {
    BodyHash hash = BodyHash.of(batch(FIRST));
    hash.bytes()[0] ^= 1;

    assertThat(hash).isEqualTo(BodyHash.of(batch(FIRST)));
  }

  private static PointBatch batch(KpiPoint... points) {
    return new PointBatch(SOURCE, List.of(points), null);
  }

  private static KpiPoint point(
      UUID source, long id, Instant at, String value, JsonObject metadata) {
    return new KpiPoint(new UUID(0, id), source, at, new BigDecimal(value), metadata);
  }
}
