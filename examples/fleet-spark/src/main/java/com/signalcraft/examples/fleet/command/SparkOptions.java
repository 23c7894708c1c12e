package com.signalcraft.examples.fleet.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import scala.Option;

/** Which Spark does the work. */
final class SparkOptions {

  private static final String MASTER = "spark.master";
  private static final String PROPERTY = "spark.";

  @CommandLine.Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "The cluster, such as spark://host:7077. Default: what spark-submit was told, or local[*]:"
              + " all cores of this machine, in this process.")
  private Optional<String> master = Optional.empty();

  @CommandLine.Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A property of Spark, such as spark.executor.memory=4g; repeatable.")
  private Map<String, String> properties = new LinkedHashMap<>();

  /** Lends a session: one that runs in this process, or one of its own, which it ends. */
  <T> T with(String name, Function<SparkSession, T> work) {
    Option<SparkSession> running = SparkSession.getDefaultSession();
    if (running.isDefined()) {
      return work.apply(running.get());
    }
    SparkSession spark = session(name);
    try {
      return work.apply(spark);
    } finally {
      spark.stop();
    }
  }

  private SparkSession session(String name) {
    SparkConf conf = new SparkConf().setAppName("SignalCraft " + name);
    // Times are instants; no machine's own time zone may have a say in them.
    conf.set("spark.sql.session.timeZone", "UTC");
    properties.forEach(
        (key, value) -> {
          if (!key.startsWith(PROPERTY)) {
            throw new FleetFailure(
                "--conf: must be a property of Spark, spark.…=…, was " + key + "=…");
          }
          conf.set(key, value);
        });
    master.ifPresent(url -> conf.set(MASTER, url));
    conf.setIfMissing(MASTER, "local[*]");
    if (conf.get(MASTER).startsWith("local")) {
      // A page for people has no place in a command that ends by itself.
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
    }
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
