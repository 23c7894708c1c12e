package com.signalcraft.alerting;

/**
 * What {@link AlertScheduler#runOnce()} did. Immutable and thread-safe.
 *
 * @param evaluated how many businesses were evaluated
 * @param overtaken how many somebody else had evaluated or changed meanwhile
 * @param failed how many could not be evaluated
 * @param events how much there was to tell
 * @param delivered how many deliveries arrived
 * @param retried how many failed and are tried again
 * @param dead how many failed for good
 */
public record RunReport(
    int evaluated, int overtaken, int failed, int events, int delivered, int retried, int dead) {

  /**
   * How many deliveries were attempted.
   *
   * @return those that arrived and those that did not
   */
  public int attempts() {
    return delivered + retried + dead;
  }
}
