package com.signalcraft.examples.fleet.stream;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/** Where the points of the stream come from. */
public interface StreamSource {

  /** A stream of what is found there. */
  Dataset<RawPoint> points(SparkSession spark);

  /** What it is and where, for people and to tell it from others; without secrets. */
  String description();
}
