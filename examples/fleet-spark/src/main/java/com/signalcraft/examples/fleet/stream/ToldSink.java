package com.signalcraft.examples.fleet.stream;

import java.util.UUID;
import org.apache.spark.sql.Dataset;

/** Where what is told goes. A batch may come again, with the same rows: they are there once. */
public interface ToldSink {

  /**
   * Keeps what a batch tells, and nothing else of it.
   *
   * @param told all that the batch tells; a sink takes what is its own
   * @param stream which stream
   * @param batch which of its batches
   */
  void keep(Dataset<Told> told, UUID stream, long batch);

  /** Where it is, for people; without secrets. */
  String description();
}
