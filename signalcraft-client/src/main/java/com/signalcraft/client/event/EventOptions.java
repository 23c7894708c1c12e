package com.signalcraft.client.event;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a stream of live events behaves. Immutable.
 *
 * @param heartbeat how often the server is pinged; the connection is lost where a ping is not
 *     answered before the next one. At least 1 ms
 * @param silence how long nothing at all may come, answers to pings included, before the connection
 *     counts as lost; also how long it may take to open one. Longer than the heartbeat
 * @param backOffInitial the longest pause before the first new try; it doubles with each one that
 *     fails, and the real pause is anything from 0 to it, by chance, so that many clients do not
 *     come back at once. At least 1 ms
 * @param backOffCap the longest pause ever, unless the server asks for a longer one; also how long
 *     a connection must hold for the pauses to begin anew. Not below the initial one
 * @param bufferSize how many events may wait for the handler, 1 to 1,000,000
 * @param overflow what happens when the buffer is full
 * @param patience how long reading may stop with {@link Overflow#WAIT} until the connection is
 *     given up. At least 1 ms and not longer than the heartbeat, whose answers cannot be read
 *     meanwhile
 * @param maxMessageBytes the longest message that is read, 1,024 to 16,777,216 bytes; of longer
 *     ones the beginning comes as {@link LiveEvent.Unknown}
 * @param gapMargin by how much each end of a {@link LiveEvent.Gap} is moved outwards, 0 to 365
 *     days: as much as the clocks of this machine, the server and those who push points may differ
 * @param closeTimeout how long {@link LiveEvents#close()} waits for the server, and for the
 *     handler. Not negative
 * @param resumeFrom the instant up to which the events are known, where an earlier process had a
 *     stream; the first connection then begins with a {@link LiveEvent.Gap} from there. Null for
 *     none
 */
public record EventOptions(
    Duration heartbeat,
    Duration silence,
    Duration backOffInitial,
    Duration backOffCap,
    int bufferSize,
    Overflow overflow,
    Duration patience,
    int maxMessageBytes,
    Duration gapMargin,
    Duration closeTimeout,
    @Nullable Instant resumeFrom) {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(365);

  public EventOptions {
    between("heartbeat", heartbeat, SHORTEST);
    between("silence", silence, SHORTEST);
    Checks.that(
        silence.compareTo(heartbeat) > 0,
        "silence",
        "must be longer than the heartbeat, " + heartbeat + ", was " + silence);
    between("back_off_initial", backOffInitial, SHORTEST);
    between("back_off_cap", backOffCap, backOffInitial);
    Checks.between("buffer_size", bufferSize, 1, 1_000_000);
    Checks.required("overflow", overflow);
    between("patience", patience, SHORTEST);
    Checks.that(
        patience.compareTo(heartbeat) <= 0,
        "patience",
        "must not be longer than the heartbeat, " + heartbeat + ", was " + patience);
    Checks.between("max_message_bytes", maxMessageBytes, 1_024, 16 * 1_024 * 1_024);
    between("gap_margin", gapMargin, Duration.ZERO);
    between("close_timeout", closeTimeout, Duration.ZERO);
  }

  private static void between(String field, Duration value, Duration least) {
    Checks.required(field, value);
    Checks.that(
        value.compareTo(least) >= 0 && value.compareTo(LONGEST) <= 0,
        field,
        "must be from " + least + " to " + LONGEST + ", was " + value);
  }

  /**
   * Heartbeat 20 s, silence 45 s, pauses of up to 0.5 s growing to 30 s, a buffer of 1,000 events,
   * {@link Overflow#WAIT} with a patience of 15 s, messages of up to 65,536 bytes, a margin of 1
   * minute, 2 s to close, no resumption.
   *
   * @return the options
   */
  public static EventOptions defaults() {
    return new EventOptions(
        Duration.ofSeconds(20),
        Duration.ofSeconds(45),
        Duration.ofMillis(500),
        Duration.ofSeconds(30),
        1_000,
        Overflow.WAIT,
        Duration.ofSeconds(15),
        65_536,
        Duration.ofMinutes(1),
        Duration.ofSeconds(2),
        null);
  }

  /**
   * These options with another heartbeat; the three are changed together as they bound each other.
   *
   * @param heartbeat how often the server is pinged
   * @param silence how long nothing may come; longer than the heartbeat
   * @param patience how long reading may stop; not longer than the heartbeat
   * @return the options
   */
  public EventOptions withHeartbeat(Duration heartbeat, Duration silence, Duration patience) {
    return new EventOptions(
        heartbeat,
        silence,
        backOffInitial,
        backOffCap,
        bufferSize,
        overflow,
        patience,
        maxMessageBytes,
        gapMargin,
        closeTimeout,
        resumeFrom);
  }

  /**
   * These options with other pauses.
   *
   * @param initial the longest pause before the first new try
   * @param cap the longest pause ever
   * @return the options
   */
  public EventOptions withBackOff(Duration initial, Duration cap) {
    return new EventOptions(
        heartbeat,
        silence,
        initial,
        cap,
        bufferSize,
        overflow,
        patience,
        maxMessageBytes,
        gapMargin,
        closeTimeout,
        resumeFrom);
  }

  /**
   * These options with another buffer.
   *
   * @param bufferSize how many events may wait, 1 to 1,000,000
   * @param overflow what happens when it is full
   * @return the options
   */
  public EventOptions withBuffer(int bufferSize, Overflow overflow) {
    return new EventOptions(
        heartbeat,
        silence,
        backOffInitial,
        backOffCap,
        bufferSize,
        overflow,
        patience,
        maxMessageBytes,
        gapMargin,
        closeTimeout,
        resumeFrom);
  }

  /**
   * These options with another limit of messages.
   *
   * @param maxMessageBytes the longest message that is read, 1,024 to 16,777,216 bytes
   * @return the options
   */
  public EventOptions withMaxMessageBytes(int maxMessageBytes) {
    return new EventOptions(
        heartbeat,
        silence,
        backOffInitial,
        backOffCap,
        bufferSize,
        overflow,
        patience,
        maxMessageBytes,
        gapMargin,
        closeTimeout,
        resumeFrom);
  }

  /**
   * These options with another margin.
   *
   * @param gapMargin by how much each end of a gap is moved outwards
   * @return the options
   */
  public EventOptions withGapMargin(Duration gapMargin) {
    return new EventOptions(
        heartbeat,
        silence,
        backOffInitial,
        backOffCap,
        bufferSize,
        overflow,
        patience,
        maxMessageBytes,
        gapMargin,
        closeTimeout,
        resumeFrom);
  }

  /**
   * These options with another time-out of closing.
   *
   * @param closeTimeout how long closing waits for the server, and for the handler
   * @return the options
   */
  public EventOptions withCloseTimeout(Duration closeTimeout) {
    return new EventOptions(
        heartbeat,
        silence,
        backOffInitial,
        backOffCap,
        bufferSize,
        overflow,
        patience,
        maxMessageBytes,
        gapMargin,
        closeTimeout,
        resumeFrom);
  }

  /**
   * These options with an instant to resume from.
   *
   * @param resumeFrom the instant up to which the events are known, or null for none
   * @return the options
   */
  public EventOptions withResumeFrom(@Nullable Instant resumeFrom) {
    return new EventOptions(
        heartbeat,
        silence,
        backOffInitial,
        backOffCap,
        bufferSize,
        overflow,
        patience,
        maxMessageBytes,
        gapMargin,
        closeTimeout,
        resumeFrom);
  }
}
