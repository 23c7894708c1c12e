package com.signalcraft.examples.fleet.points;

import com.signalcraft.examples.fleet.series.SeriesChunk;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

/** Where the points of the fleet come from. */
public interface PointSource {

  /**
   * The points, in chunks; nothing is read yet.
   *
   * @param spark reads them
   * @param parts into how many parts, where the source can choose, 1 or more
   * @return chunks of every series, in any order
   */
  Dataset<SeriesChunk> chunks(SparkSession spark, int parts);

  /** Whether each series is one chunk, so that none has to be put together over the network. */
  boolean isWhole();

  /** Where they come from, for people; without secrets. */
  String description();
}
