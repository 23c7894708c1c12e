package com.signalcraft.examples.fleet.stream;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * Counts of a run, for people. What a task did before it was lost counts twice; results do not
 * depend on them.
 */
final class StreamCounts implements Serializable {

  private static final long serialVersionUID = 1L;

  private final LongAccumulator taken;
  private final LongAccumulator replaced;
  private final LongAccumulator judged;
  private final LongAccumulator forgotten;

  StreamCounts(SparkContext spark) {
    taken = spark.longAccumulator("points taken");
    replaced = spark.longAccumulator("points replaced");
    judged = spark.longAccumulator("points judged");
    forgotten = spark.longAccumulator("series forgotten");
  }

  /** Points that are in time. */
  LongAccumulator taken() {
    return taken;
  }

  /** Those of them that were replaced by a later one with the same time. */
  LongAccumulator replaced() {
    return replaced;
  }

  /** Points that a detector has seen. */
  LongAccumulator judged() {
    return judged;
  }

  /** Series without points for so long that they were forgotten. */
  LongAccumulator forgotten() {
    return forgotten;
  }

  /** How many more points wait than at the start of the run; below 0 if fewer. */
  long waiting() {
    return taken.value() - replaced.value() - judged.value();
  }
}
