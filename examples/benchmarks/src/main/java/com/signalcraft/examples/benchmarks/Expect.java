package com.signalcraft.examples.benchmarks;

/** Keeps a benchmark from measuring how fast something goes wrong. */
public final class Expect {

  private Expect() {}

  /**
   * Fails where a count is not the expected one.
   *
   * @param expected the count that there should be
   * @param actual the count that there is
   */
  public static void count(long expected, long actual) {
    if (actual != expected) {
      throw new IllegalStateException("there should be " + expected + ", but are " + actual);
    }
  }
}
