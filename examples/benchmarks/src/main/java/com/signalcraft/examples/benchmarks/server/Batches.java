package com.signalcraft.examples.benchmarks.server;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Points as a client sends them. Stateless. */
final class Batches {

  private Batches() {}

  /**
   * A body of points at equal distances.
   *
   * @param source whose points they are
   * @param begin the time of the first
   * @param step from one to the next
   * @param count how many
   */
  static String body(UUID source, Instant begin, Duration step, int count) {
    StringBuilder body =
        new StringBuilder(count * 64)
            .append("{\"source_id\":\"")
            .append(source)
            .append("\",\"data_points\":[");
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        body.append(',');
      }
      body.append("{\"timestamp\":\"")
          .append(begin.plus(step.multipliedBy(i)))
          .append("\",\"value\":")
          .append(1_000 + i % 997)
          .append('.')
          .append(i % 90 + 10)
          .append('}');
    }
    return body.append("]}").toString();
  }
}
