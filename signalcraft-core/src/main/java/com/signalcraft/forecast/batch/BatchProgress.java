package com.signalcraft.forecast.batch;

/** Is told how far a batch has come. */
@FunctionalInterface
public interface BatchProgress {

  /**
   * Another outcome was delivered. Called in the thread that runs the batch.
   *
   * @param made how many series were forecast so far
   * @param failed how many could not be so far
   */
  void advanced(long made, long failed);
}
