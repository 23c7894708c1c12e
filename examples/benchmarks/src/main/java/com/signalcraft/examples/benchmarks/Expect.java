package com.signalcraft.examples.benchmarks;

/** Keeps a benchmark from measuring how fast something goes wrong. */
final class Expect {

  private Expect() {}

  static void count(long expected, long actual) {
    if (actual != expected) {
      throw new IllegalStateException("there should be " + expected + ", but are " + actual);
    }
  }
}
