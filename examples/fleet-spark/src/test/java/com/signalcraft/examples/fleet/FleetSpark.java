package com.signalcraft.examples.fleet;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Spark on two threads of this process, for all tests. */
public final class FleetSpark {

  private FleetSpark() {}

  private static final class Holder {
    static final SparkSession SESSION =
        SparkSession.builder()
            .config(
                new SparkConf()
                    .setMaster("local[2]")
                    .setAppName("tests")
                    .set("spark.ui.enabled", "false")
                    .set("spark.driver.host", "127.0.0.1")
                    .set("spark.driver.bindAddress", "127.0.0.1")
                    .set("spark.sql.shuffle.partitions", "4")
                    .set("spark.sql.session.timeZone", "UTC")
                    .set("spark.sql.warehouse.dir", "target/warehouse"))
            .getOrCreate();
  }

  /** The session, which lives as long as the process. */
  public static SparkSession session() {
    return Holder.SESSION;
  }
}
