package com.signalcraft.client.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.signalcraft.client.testing.Points;
import com.signalcraft.common.JsonObject;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointBatchEncoderTest {

  private static final UUID SOURCE = UUID.fromString("f0000000-0000-4000-8000-00000000000a");
  private static final UUID ID = UUID.fromString("0123abcd-4567-89ab-cdef-0123456789ab");
  private static final Instant AT = Instant.parse("2025-01-15T10:30:00Z");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @Test
  void a_batch_is_the_body_that_the_hosted_api_takes() {
    KpiPoint plain = new KpiPoint(ID, SOURCE, AT, new BigDecimal("1250.00"), JsonObject.EMPTY);
    KpiPoint tagged =
        new KpiPoint(ID, SOURCE, AT, new BigDecimal("-0.5"), JsonObject.of("shop", "Köln \"1\"\n"));

    assertThat(text(new PointBatch(SOURCE, List.of(plain, tagged), "12345678")))
        .isEqualTo(
            """
            {"source_id":"f0000000-0000-4000-8000-00000000000a","data_points":[\
            {"id":"0123abcd-4567-89ab-cdef-0123456789ab","timestamp":"2025-01-15T10:30:00Z",\
            "value":1250.00},\
            {"id":"0123abcd-4567-89ab-cdef-0123456789ab","timestamp":"2025-01-15T10:30:00Z",\
            "value":-0.5,"metadata":{"shop": "Köln \\"1\\"\\n"}}]}""");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.00, 0.00",
    "-0.00, 0.00",
    "7, 7",
    "-7, -7",
    "0.05, 0.05",
    "-0.05, -0.05",
    "1E+3, 1000",
    "1E-18, 0.000000000000000001",
    "1E-19, 0.0000000000000000001",
    "999999999999999999, 999999999999999999",
    "1000000000000000000, 1000000000000000000",
    "-123456789012345678901234567890.12345678901234567890,"
        + " -123456789012345678901234567890.12345678901234567890",
  })
  void a_value_is_written_exactly_and_in_plain_notation(BigDecimal value, String written) {
    assertThat(text(batch(AT, value))).contains("\"value\":" + written + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z",
    "2099-12-31T23:59:59.999999Z",
    "2024-02-29T01:02:03.100Z",
    "2024-03-01T01:02:03.000001Z",
    "2024-12-31T23:59:59.001Z",
  })
  void an_instant_has_the_digits_that_it_needs(String instant) {
    assertThat(text(batch(Instant.parse(instant), BigDecimal.ONE)))
        .contains("\"timestamp\":\"" + instant + "\"");
  }

  @Property(tries = 500, seed = "4")
  void what_is_written_is_read_back_the_same(@ForAll("batches") PointBatch batch)
      throws IOException {
    JsonNode root = JSON.readTree(PointBatchEncoder.encode(batch));

    assertThat(root.path("source_id").asText()).isEqualTo(batch.sourceId().toString());
    List<KpiPoint> read = new ArrayList<>();
    for (JsonNode point : root.path("data_points")) {
      assertThat(point.path("metadata").isEmpty())
          .isEqualTo(point.path("metadata").isMissingNode());
      read.add(
          new KpiPoint(
              UUID.fromString(point.path("id").asText()),
              batch.sourceId(),
              Instant.parse(point.path("timestamp").asText()),
              point.path("value").decimalValue(),
              MetadataText.parse(
                  JSON.writeValueAsBytes(
                      point.path("metadata").isMissingNode()
                          ? JSON.createObjectNode()
                          : point.path("metadata")))));
    }
    assertThat(read).isEqualTo(batch.points());
  }

  @Property(tries = 200, seed = "4")
  void the_size_of_a_point_is_known_before_it_is_written(@ForAll("batches") PointBatch batch) {
    int frame = "{\"source_id\":\"\",\"data_points\":[]}".length() + 36;
    int points = batch.points().stream().mapToInt(PointBatchEncoder::sizeOf).sum();

    assertThat(PointBatchEncoder.encode(batch)).hasSize(frame + points - 1);
  }

  @Test
  void encoding_allocates_less_than_200_bytes_a_point() {
    PointBatch batch = new PointBatch(SOURCE, Points.plain(SOURCE, 0, 1_000), null);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    PointBatchEncoder.encode(batch);

    long before = threads.getCurrentThreadAllocatedBytes();
    byte[] body = PointBatchEncoder.encode(batch);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(body).isNotEmpty();
    assertThat(allocated).isLessThan(200_000);
  }

  @Provide
  Arbitrary<PointBatch> batches() {
    return Points.arbitrary(SOURCE)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20)
        .map(points -> new PointBatch(SOURCE, points, null));
  }

  private static PointBatch batch(Instant at, BigDecimal value) {
    KpiPoint point = new KpiPoint(ID, SOURCE, at, value, JsonObject.EMPTY);
    return new PointBatch(SOURCE, List.of(point), null);
  }

  private static String text(PointBatch batch) {
    return new String(PointBatchEncoder.encode(batch), StandardCharsets.UTF_8);
  }
}
