package com.signalcraft.examples.fleet.night;

import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says now and then how far the work is. Called by one thread of Spark's. */
final class Progress extends SparkListener {

  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

  private final LongAccumulator series;
  private long told = System.nanoTime();
  private int tasks;
  private int done;

  /**
   * Progress.
   *
   * @param series counts the series that were worked on; those of a part that was lost twice
   */
  Progress(LongAccumulator series) {
    this.series = series;
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
    tasks = submitted.stageInfo().numTasks();
    done = 0;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd ended) {
    if (ended.taskInfo().successful()) {
      done++;
    }
    long now = System.nanoTime();
    if (now - told >= PAUSE) {
      told = now;
      LOG.info(
          "{} series worked on; stage {}: {} of {} tasks done",
          series.value(),
          ended.stageId(),
          done,
          tasks);
    }
  }
}
