package com.signalcraft.examples.fleet.command;

import com.signalcraft.examples.fleet.stream.FileStream;
import com.signalcraft.examples.fleet.stream.KafkaStream;
import com.signalcraft.examples.fleet.stream.StreamSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Where the points of the stream come from: files or Kafka. */
final class StreamInput {

  @Option(
      names = "--files",
      paramLabel = "PATH",
      description =
          "A folder where files of points appear, each with source_id, timestamp and value, and"
              + " where there are business_id and timezone.")
  private Optional<String> files = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "parquet",
      description = "Of the files: parquet, json (lines) or csv. Default: ${DEFAULT-VALUE}.")
  private FileStream.Format format = FileStream.Format.PARQUET;

  @Option(
      names = "--columns",
      paramLabel = "NAME,…",
      split = ",",
      defaultValue = "source_id,timestamp,value",
      description = "Of files of CSV, in order. Default: ${DEFAULT-VALUE}.")
  private List<String> columns = List.of();

  @Option(
      names = "--most-files",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many files one batch takes at most. Default: ${DEFAULT-VALUE}.")
  private int mostFiles;

  @Option(
      names = "--most-age",
      paramLabel = "DURATION",
      converter = DurationText.class,
      defaultValue = "7d",
      description =
          "Files that are older than this before the newest one are not read. Default:"
              + " ${DEFAULT-VALUE}.")
  private Duration mostAge = Duration.ofDays(7);

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT,…",
      description = "The brokers of Kafka; records are objects of JSON with the same fields.")
  private Optional<String> kafka = Optional.empty();

  @Option(names = "--topic", paramLabel = "TOPIC", description = "The topic of Kafka.")
  private Optional<String> topic = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "WHERE",
      defaultValue = "earliest",
      description =
          "Where a new stream begins in a topic: earliest or latest. Default: ${DEFAULT-VALUE}.")
  private KafkaStream.Start from = KafkaStream.Start.EARLIEST;

  @Option(
      names = "--most-records",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many records one batch takes at most. Default: ${DEFAULT-VALUE}.")
  private long mostRecords;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description =
          "Properties of Kafka's client, such as security.protocol and sasl.jaas.config, as for"
              + " Kafka's own commands.")
  private Optional<Path> kafkaConfig = Optional.empty();

  StreamSource source() {
    if (files.isPresent() == kafka.isPresent()) {
      throw new FleetFailure("say where points come from: --files PATH, or --kafka and --topic");
    }
    return files
        .<StreamSource>map(
            folder -> {
              if (topic.isPresent() || kafkaConfig.isPresent()) {
                throw new FleetFailure("--topic and --kafka-config: are for --kafka");
              }
              return new FileStream(folder, format, columns, mostFiles, mostAge);
            })
        .orElseGet(
            () ->
                new KafkaStream(
                    kafka.orElseThrow(),
                    topic.orElseThrow(() -> new FleetFailure("--topic: is needed for --kafka")),
                    from,
                    mostRecords,
                    kafkaConfig.map(StreamInput::properties).orElse(Map.of())));
  }

  private static Map<String, String> properties(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new FleetFailure("--kafka-config: " + file + " cannot be read", e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }
}
