package com.signalcraft.examples.fleet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointReaderTest {

  private static final long NOW = Instant.parse("2026-11-26T12:00:00Z").toEpochMilli();

  private static RawPoint raw(String source, String time, String value) {
    RawPoint raw = new RawPoint();
    raw.setPlace("file 1");
    raw.setRaw("as found");
    raw.setSourceId(source);
    raw.setTime(time);
    raw.setValue(value);
    raw.setNow(NOW);
    return raw;
  }

  private static StreamPoint read(RawPoint raw) {
    return new PointReader(StreamSettings.defaults()).read(raw);
  }

  private static StreamPoint readOfUuids(RawPoint raw) {
    StreamSettings all = StreamSettings.defaults();
    return new PointReader(
            new StreamSettings(
                all.late(), all.ahead(), all.forget(), all.falseAlarmsPerWeek(), false, true))
        .read(raw);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-26T12:00:00Z",
    "2026-11-26T13:00:00+01:00",
    "2026-11-26T12:00Z",
    "1795694400000"
  })
  void a_point_is_read_with_what_is_said_of_it_by_default(String time) {
    StreamPoint point = read(raw("a", time, "1.5e3"));
    assertThat(point.getProblem()).isNull();
    assertThat(point.getMillis()).isEqualTo(NOW);
    assertThat(point.getValue()).isEqualTo(1500);
    assertThat(point.getBusinessId()).isEmpty();
    assertThat(point.getZone()).isEqualTo("UTC");
    assertThat(point.getRaw()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          null | 2026-11-26T12:00:00Z | 1        | source_id: is missing
          ' '  | 2026-11-26T12:00:00Z | 1        | source_id: is missing
          a    | null                 | 1        | timestamp: is missing
          a    | 2026-11-26 12:00     | 1        | timestamp: must be a time with its offset such as 2026-11-01T10:00:00Z, or milliseconds since 1970, was "2026-11-26 12:00"
          a    | 9223372036854775807  | 1        | timestamp: must be a time with its offset such as 2026-11-01T10:00:00Z, or milliseconds since 1970, was "9223372036854775807"
          a    | -999999999999999     | 1        | timestamp: must not be before year 1, was "-999999999999999"
          a    | 2026-11-27T12:00:01Z | 1        | timestamp: is too far in the future, 2026-11-27T12:00:01Z (see --ahead)
          a    | 2026-11-26T12:00:00Z | null     | value: is missing
          a    | 2026-11-26T12:00:00Z | many     | value: must be a number, was "many"
          a    | 2026-11-26T12:00:00Z | NaN      | value: must be finite, was "NaN"
          a    | 2026-11-26T12:00:00Z | 1e999    | value: must be finite, was "1e999"
          """)
  void what_is_no_point_is_told_with_its_place(
      @Nullable String source, @Nullable String time, @Nullable String value, String problem) {
    StreamPoint point = read(raw(source, time, value));
    assertThat(point.getProblem()).isEqualTo(problem);
    assertThat(point.getPlace()).isEqualTo("file 1");
    assertThat(point.getRaw()).isEqualTo("as found");
    assertThat(point.getMillis()).as("has no say in the watermark").isZero();
  }

  @Test
  void an_unknown_zone_is_told() {
    RawPoint raw = raw("a", "0", "1");
    raw.setZone("Mars/Olympus");
    assertThat(read(raw).getProblem())
        .isEqualTo("timezone: must be a time zone such as Europe/Berlin, was \"Mars/Olympus\"");
  }

  @Test
  void for_a_database_ids_are_uuids_written_in_one_way() {
    RawPoint raw = raw("5163A000-0000-4001-8000-00000000000B", "0", "1");
    assertThat(readOfUuids(raw).getProblem()).isEqualTo("business_id: is missing");
    raw.setBusinessId("x");
    assertThat(readOfUuids(raw).getProblem()).isEqualTo("business_id: must be a UUID, was \"x\"");
    raw.setBusinessId("5163a000-0000-4001-8000-00000000000b");
    StreamPoint point = readOfUuids(raw);
    assertThat(point.getProblem()).isNull();
    assertThat(point.getSourceId()).isEqualTo(point.getBusinessId());
  }

  @Test
  void rows_of_a_file_are_numbered_from_where_their_block_begins() {
    PointReader reader = new PointReader(StreamSettings.defaults());
    RawPoint raw = raw("a", "0", "1");
    raw.setPosition(100);
    assertThat(reader.read(raw).getPosition()).isEqualTo(100);
    assertThat(reader.read(raw).getPosition()).isEqualTo(101);
    raw.setPlace("file 2");
    assertThat(reader.read(raw).getPosition()).isEqualTo(100);
  }

  @Test
  void a_long_text_is_shortened() {
    RawPoint raw = raw("a", "0", "x".repeat(5_000));
    raw.setRaw("y".repeat(5_000));
    StreamPoint point = read(raw);
    assertThat(point.getProblem()).hasSizeLessThan(120);
    assertThat(point.getRaw()).hasSize(1_001);
  }
}
