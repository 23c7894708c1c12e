package com.signalcraft.examples.fleet.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.fleet.FleetSpark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of files and of records of Kafka. */
class StreamSourcesTest {

  private static final StructType KAFKA =
      new StructType()
          .add("key", DataTypes.BinaryType)
          .add("value", DataTypes.BinaryType)
          .add("topic", DataTypes.StringType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("timestamp", DataTypes.TimestampType);

  @TempDir private Path root;

  private static List<RawPoint> read(Dataset<RawPoint> points, String name) throws Exception {
    points
        .writeStream()
        .format("memory")
        .queryName(name)
        .trigger(Trigger.AvailableNow())
        .start()
        .awaitTermination();
    return FleetSpark.session().table(name).as(RawPoint.ENCODER).collectAsList();
  }

  private static StreamPoint point(RawPoint raw) {
    return new PointReader(StreamSettings.defaults()).read(raw);
  }

  @Test
  void lines_of_csv_have_their_columns_in_the_order_that_is_said() throws Exception {
    Folders folders = new Folders(root);
    folders.lines(
        List.of(
            "Timestamp, business_id,\"source_id\",value,note",
            "2026-03-01T00:00:00Z,b,\"a, b\",1.5,",
            "2026-03-01T01:00:00Z,b,a",
            "2026-03-01T02:00:00Z,b,a,2,x"));
    FileStream source =
        new FileStream(
            folders.in(),
            FileStream.Format.CSV,
            List.of("timestamp", "business_id", "source_id", "value", "note"),
            1,
            Duration.ofDays(7));

    List<RawPoint> read = read(source.points(FleetSpark.session()), "csv");

    assertThat(read)
        .extracting(RawPoint::getSourceId, RawPoint::getValue, raw -> point(raw).getProblem())
        .containsExactlyInAnyOrder(
            tuple("a, b", "1.5", null),
            tuple(
                "a",
                null,
                "must be a line of CSV with the columns timestamp,business_id,source_id,value,note"),
            tuple("a", "2", null));
    assertThat(read).allSatisfy(raw -> assertThat(raw.getPlace()).endsWith("points-0.txt"));
  }

  @Test
  void parquet_is_read_by_its_own_types() throws Exception {
    StructType schema =
        new StructType()
            .add("source_id", DataTypes.StringType)
            .add("timestamp", DataTypes.TimestampType)
            .add("value", DataTypes.FloatType)
            .add("timezone", DataTypes.StringType);
    Instant at = Instant.parse("2026-03-01T00:00:00.123Z");
    String folder = root.resolve("parquet").toString();
    FleetSpark.session()
        .createDataFrame(
            List.of(
                RowFactory.create("a", Timestamp.from(at), 1.5f, "Asia/Tokyo"),
                RowFactory.create(null, Timestamp.from(at), 2f, null)),
            schema)
        .coalesce(1)
        .write()
        .parquet(folder);

    List<RawPoint> read = read(parquet(folder).points(FleetSpark.session()), "parquet");

    assertThat(read)
        .extracting(
            raw -> point(raw).getProblem(),
            raw -> point(raw).getMillis(),
            raw -> point(raw).getValue(),
            raw -> point(raw).getZone())
        .containsExactlyInAnyOrder(
            tuple(null, at.toEpochMilli(), 1.5, "Asia/Tokyo"),
            tuple("source_id: is missing", 0L, 0.0, ""));
  }

  @Test
  void parquet_without_what_is_needed_is_refused_before_anything_is_read() {
    String folder = root.resolve("other").toString();
    FleetSpark.session()
        .createDataFrame(
            List.of(RowFactory.create("a", "yesterday")),
            new StructType()
                .add("source_id", DataTypes.StringType)
                .add("timestamp", DataTypes.StringType))
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(folder);
    assertThatThrownBy(() -> parquet(folder).points(FleetSpark.session()))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(
            "must have time stamps, or milliseconds since 1970 as bigint in column \"timestamp\","
                + " has string");
  }

  @Test
  void parquet_may_come_later() throws Exception {
    Folders folders = new Folders(root);
    assertThat(read(parquet(folders.in()).points(FleetSpark.session()), "later")).isEmpty();
  }

  private static FileStream parquet(String folder) {
    return new FileStream(
        folder,
        FileStream.Format.PARQUET,
        List.of("source_id", "timestamp", "value"),
        1,
        Duration.ofDays(7));
  }

  @Test
  void records_of_kafka_are_read_and_told_by_topic_partition_and_offset() {
    Dataset<Row> records =
        FleetSpark.session()
            .createDataFrame(
                List.of(
                    record(
                        "{\"source_id\":\"a\",\"timestamp\":1772323200000,\"value\":1.5,\"x\":{}}",
                        7),
                    record("[1,", 8),
                    record(null, 9)),
                KAFKA);

    List<RawPoint> read = KafkaStream.points(records).collectAsList();

    assertThat(read)
        .extracting(RawPoint::getPlace, RawPoint::getPosition, raw -> point(raw).getProblem())
        .containsExactly(
            tuple("points, partition 3, offset 7", 7L, null),
            tuple(
                "points, partition 3, offset 8",
                8L,
                "must be an object of JSON with source_id, timestamp and value"),
            tuple("points, partition 3, offset 9", 9L, "is empty"));
    assertThat(point(read.get(0)).getMillis()).isEqualTo(1_772_323_200_000L);
    assertThat(point(read.get(0)).getValue()).isEqualTo(1.5);
    assertThat(read.get(0).getOrder()).isEqualTo(1_000);
  }

  private static Row record(@Nullable String value, long offset) {
    return RowFactory.create(
        null,
        value == null ? null : value.getBytes(StandardCharsets.UTF_8),
        "points",
        3,
        offset,
        new Timestamp(1_000));
  }

  @Test
  void what_kafka_is_told_is_not_shown() {
    KafkaStream stream =
        new KafkaStream(
            "localhost:9092",
            "points",
            KafkaStream.Start.LATEST,
            10,
            Map.of("sasl.jaas.config", "password=secret"));
    assertThat(stream).asString().doesNotContain("secret");
    assertThat(stream.description()).isEqualTo("topic points of Kafka at localhost:9092");
  }
}
