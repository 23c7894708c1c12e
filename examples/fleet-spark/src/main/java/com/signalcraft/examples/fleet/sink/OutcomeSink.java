package com.signalcraft.examples.fleet.sink;

import com.signalcraft.examples.fleet.work.SeriesOutcome;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Where the results of a night go. A run has an id: what was kept with it stays as it is however
 * often the run, or a part of it, is done again.
 */
public interface OutcomeSink {

  /**
   * Which series of a run need not be worked on again.
   *
   * @param spark reads them
   * @param run the id of the run
   * @return rows of {@code businessId} and {@code sourceId}; empty where there are none
   */
  Optional<Dataset<Row>> kept(SparkSession spark, UUID run);

  /**
   * Works out what is not kept yet, and keeps it.
   *
   * @param outcomes what becomes of the series that are not kept, worked out when it is asked for
   * @param run the id of the run
   */
  void keep(Dataset<SeriesOutcome> outcomes, UUID run);

  /**
   * What the run came to, from what is kept.
   *
   * @param spark reads it
   * @param run the id of the run
   * @return the report
   */
  RunReport report(SparkSession spark, UUID run);

  /** Where the results go, for people; without secrets. */
  String description();
}
