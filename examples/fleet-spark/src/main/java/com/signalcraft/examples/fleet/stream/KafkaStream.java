package com.signalcraft.examples.fleet.stream;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_millis;

import com.signalcraft.common.Checks;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;
import org.apache.spark.sql.types.DataTypes;

/**
 * Records of a topic of Kafka, whose values are objects of JSON. Those of one series should be in
 * one partition: give its id as the key.
 *
 * @param servers the brokers to begin with, as host:port, separated by commas
 * @param topic the topic
 * @param start where a new stream begins
 * @param mostRecords how many records one batch takes at most, 1 or more
 * @param properties of Kafka's client, such as how it authenticates; may hold secrets
 */
public record KafkaStream(
    String servers, String topic, Start start, long mostRecords, Map<String, String> properties)
    implements StreamSource {

  private static final String SERVERS = "bootstrap.servers";

  /** Where a new stream begins. */
  public enum Start {
    /** With the oldest record that is there. */
    EARLIEST,
    /** With what comes from now on. */
    LATEST
  }

  /** Checks them. */
  public KafkaStream {
    properties = Map.copyOf(properties);
    Checks.that(!servers.isBlank(), "kafka", "must be host:port, was empty");
    Checks.that(!topic.isBlank(), "topic", "must not be empty");
    Checks.that(mostRecords >= 1, "most records", "must be at least 1, was " + mostRecords);
  }

  @Override
  public Dataset<RawPoint> points(SparkSession spark) {
    DataStreamReader reader = spark.readStream().format("kafka");
    properties.forEach((name, value) -> reader.option("kafka." + name, value));
    return points(
        reader
            .option("kafka." + SERVERS, servers)
            .option("subscribe", topic)
            .option("startingOffsets", start.name().toLowerCase(Locale.ROOT))
            .option("maxOffsetsPerTrigger", mostRecords)
            .load());
  }

  /** Raw points of records as Spark gives them. */
  static Dataset<RawPoint> points(Dataset<Row> records) {
    return RawColumns.ofJson(
        records.select(
            col("value").cast(DataTypes.StringType).as("text"),
            concat_ws(
                    "",
                    col("topic"),
                    lit(", partition "),
                    col("partition"),
                    lit(", offset "),
                    col("offset"))
                .as("place"),
            unix_millis(col("timestamp")).as("order"),
            col("offset").as("position")));
  }

  /** Without the brokers, which come and go. */
  @Override
  public String identity() {
    return "topic " + topic + " of Kafka";
  }

  @Override
  public String description() {
    return "topic " + topic + " of Kafka at " + servers;
  }

  /** Without the properties, which may hold secrets. */
  @Override
  public String toString() {
    return description();
  }
}
