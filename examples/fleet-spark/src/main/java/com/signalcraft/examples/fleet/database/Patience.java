package com.signalcraft.examples.fleet.database;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Which failures of a database are worth another try, and when. */
final class Patience {

  /** About a minute in all: what a database takes to hand over to another one. */
  private static final RetryConfig CONFIG =
      RetryConfig.custom()
          .maxAttempts(8)
          .intervalFunction(
              IntervalFunction.ofExponentialRandomBackoff(
                  Duration.ofMillis(200), 2.5, 0.3, Duration.ofSeconds(20)))
          .retryOnException(Patience::mayPass)
          .build();

  /**
   * Beginnings of SQLSTATEs: no connection, lost against another transaction, a source that was
   * removed between being looked up and being referred to, no connection or memory to spare, a lock
   * not got in time, the server is being stopped or started.
   */
  private static final List<String> PASSING = List.of("08", "40", "23503", "53", "55P03", "57P");

  private Patience() {}

  static Retry retry() {
    return Retry.of("database", CONFIG);
  }

  private static boolean mayPass(Throwable failure) {
    return failure instanceof SQLException sql
        && PASSING.stream().anyMatch(String.valueOf(sql.getSQLState())::startsWith);
  }
}
