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

  private StreamCounts(
      LongAccumulator taken,
      LongAccumulator replaced,
      LongAccumulator judged,
      LongAccumulator forgotten) {
    this.taken = taken;
    this.replaced = replaced;
    this.judged = judged;
    this.forgotten = forgotten;
  }

  /** Counts of what is done on all machines. */
  static StreamCounts of(SparkContext spark) {
    return new StreamCounts(
        spark.longAccumulator("points taken"),
        spark.longAccumulator("points replaced"),
        spark.longAccumulator("points judged"),
        spark.longAccumulator("series forgotten"));
  }

  /** Counts of what is done here, without Spark. */
  static StreamCounts unregistered() {
    return new StreamCounts(
        new LongAccumulator(), new LongAccumulator(), new LongAccumulator(), new LongAccumulator());
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
