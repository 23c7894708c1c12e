package com.signalcraft.examples.fleet.stream;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/** Where the points of the stream come from. */
public interface StreamSource {

  /** A stream of what is found there. */
  Dataset<RawPoint> points(SparkSession spark);

  /** What cannot change while a stream goes on: what is counted as read is of this source. */
  String identity();

  /** What it is and where, for people; without secrets. */
  String description();
}
