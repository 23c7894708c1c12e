package com.signalcraft.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.common.JsonObject;
import com.signalcraft.error.ValidationException;
import com.signalcraft.testing.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The expected ids were computed apart from this code, with Python:
 *
 * <pre>{@code
 * def derive(source, micros, text):
 *     b = bytearray(hashlib.sha256(
 *         uuid.UUID(source).bytes + struct.pack('>q', micros) + text.encode()).digest()[:16])
 *     b[6] = (b[6] & 0x0f) | 0x80
 *     b[8] = (b[8] & 0x3f) | 0x80
 *     return uuid.UUID(bytes=bytes(b))
 * }</pre>
 */
class PointIdsTest {

  @ParameterizedTest
  @MethodSource("known")
  void ids_that_are_known(String source, String timestamp, JsonObject metadata, String id) {
    UUID derived = PointIds.derive(UUID.fromString(source), Instant.parse(timestamp), metadata);

    assertThat(derived).hasToString(id);
    assertThat(derived.version()).isEqualTo(8);
    assertThat(derived.variant()).isEqualTo(2);
  }

  static Stream<Arguments> known() {
    String source = Samples.ID.toString();
    String at = "2026-03-15T10:20:30Z";
    JsonObject nested =
        JsonObject.of(Map.of("b", 1, "aa", List.of(true, Collections.emptyMap(), "x")));
    return Stream.of(
        Arguments.of(source, at, JsonObject.EMPTY, "91710197-3a59-82d8-a6e3-29348b7fdd0b"),
        Arguments.of(
            source,
            "2026-03-15T10:20:30.123456Z",
            JsonObject.EMPTY,
            "a4f81dc1-d987-8174-9fbe-c996d51438c2"),
        Arguments.of(
            source, at, JsonObject.of("shop", "a"), "24395e23-d659-8d1a-a39e-c6961baa94dd"),
        Arguments.of(source, at, nested, "d38c2fe6-64d8-8f0f-97d7-2e3785cdf301"),
        Arguments.of(
            source,
            "1970-01-01T00:00:00Z",
            JsonObject.EMPTY,
            "60f83270-3242-89ea-8ac7-fccce145f356"),
        Arguments.of(
            "ffffffff-ffff-4fff-bfff-ffffffffffff",
            "2099-12-31T23:59:59.999999Z",
            JsonObject.of("é", "漢 😀"),
            "0ca5353e-eb94-8cce-817a-81f980ca1e7d"));
  }

  @Test
  void what_is_finer_than_a_microsecond_does_not_count() {
    Instant at = Samples.AT.plusNanos(123_456_000);

    assertThat(PointIds.derive(Samples.ID, at.plusNanos(999), JsonObject.EMPTY))
        .isEqualTo(PointIds.derive(Samples.ID, at, JsonObject.EMPTY))
        .isNotEqualTo(PointIds.derive(Samples.ID, at.plusNanos(1_000), JsonObject.EMPTY));
  }

  @Test
  void the_value_does_not_count() {
    assertThat(KpiPoint.of(Samples.ID, Samples.AT, BigDecimal.ONE).id())
        .isEqualTo(KpiPoint.of(Samples.ID, Samples.AT, BigDecimal.TEN).id())
        .isNotEqualTo(KpiPoint.of(Samples.OTHER_ID, Samples.AT, BigDecimal.ONE).id());
  }

  @Test
  void nothing_may_be_absent_and_the_time_must_be_storable() {
    refused("source_id", null, Samples.AT, JsonObject.EMPTY);
    refused("timestamp", Samples.ID, null, JsonObject.EMPTY);
    refused("metadata", Samples.ID, Samples.AT, null);
    refused("timestamp", Samples.ID, Instant.EPOCH.minusNanos(1), JsonObject.EMPTY);
    refused("timestamp", Samples.ID, Instant.parse("2100-01-01T00:00:00Z"), JsonObject.EMPTY);
    refused("timestamp", Samples.ID, Instant.MAX, JsonObject.EMPTY);
  }

  private static void refused(String field, UUID source, Instant timestamp, JsonObject metadata) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> PointIds.derive(source, timestamp, metadata))
        .satisfies(error -> assertThat(error.field()).isEqualTo(field));
  }
}
