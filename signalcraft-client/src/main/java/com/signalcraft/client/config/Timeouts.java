package com.signalcraft.client.config;

import java.time.Duration;

/**
 * How long the parts of a call may take. {@link Duration#ZERO} is no limit of its own for all but
 * {@code connect}; the longest allowed is one day, the shortest one millisecond. A call that takes
 * longer ends with {@link com.signalcraft.error.CallTimeoutException}. Immutable.
 *
 * @param connect until a connection is established, for each address of the host; the handshake of
 *     TLS that follows has the time of {@code read}
 * @param read until the next byte of an answer
 * @param write until the next part of a request is taken
 * @param attempt one try, from the connection to the last byte of the answer
 * @param call the whole call with all its tries and the waits between them
 */
public record Timeouts(
    Duration connect, Duration read, Duration write, Duration attempt, Duration call) {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Timeouts DEFAULTS =
      new Timeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(120));

  public Timeouts {
    Bounds.between("connect", connect, SHORTEST, LONGEST);
    check("read", read);
    check("write", write);
    check("attempt", attempt);
    check("call", call);
  }

  /**
   * 5 s to connect, 30 s between bytes, 60 s for a try, 120 s for the call.
   *
   * @return the defaults
   */
  public static Timeouts defaults() {
    return DEFAULTS;
  }

  /**
   * The same with another time to connect.
   *
   * @param connect until a connection is established
   * @return such time-outs
   */
  public Timeouts withConnect(Duration connect) {
    return new Timeouts(connect, read, write, attempt, call);
  }

  /**
   * The same with another time between the bytes of an answer.
   *
   * @param read until the next byte of an answer
   * @return such time-outs
   */
  public Timeouts withRead(Duration read) {
    return new Timeouts(connect, read, write, attempt, call);
  }

  /**
   * The same with another time for parts of a request.
   *
   * @param write until the next part of a request is taken
   * @return such time-outs
   */
  public Timeouts withWrite(Duration write) {
    return new Timeouts(connect, read, write, attempt, call);
  }

  /**
   * The same with another time for a try.
   *
   * @param attempt one try
   * @return such time-outs
   */
  public Timeouts withAttempt(Duration attempt) {
    return new Timeouts(connect, read, write, attempt, call);
  }

  /**
   * The same with another time for a call.
   *
   * @param call the whole call with all its tries and the waits between them
   * @return such time-outs
   */
  public Timeouts withCall(Duration call) {
    return new Timeouts(connect, read, write, attempt, call);
  }

  private static void check(String field, Duration value) {
    Bounds.between(field, value, Duration.ZERO.equals(value) ? Duration.ZERO : SHORTEST, LONGEST);
  }
}
