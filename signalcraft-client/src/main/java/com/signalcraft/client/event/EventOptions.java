package com.signalcraft.client.event;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a stream of live events behaves. Immutable. */
public final class EventOptions {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Duration heartbeat;
  private final Duration silence;
  private final Duration backOffInitial;
  private final Duration backOffCap;
  private final int bufferSize;
  private final Overflow overflow;
  private final Duration patience;
  private final int maxMessageBytes;
  private final Duration gapMargin;
  private final Duration closeTimeout;
  private final @Nullable Instant resumeFrom;

  private EventOptions(Builder builder) {
    heartbeat = builder.heartbeat;
    silence = builder.silence;
    backOffInitial = builder.backOffInitial;
    backOffCap = builder.backOffCap;
    bufferSize = builder.bufferSize;
    overflow = builder.overflow;
    patience = builder.patience;
    maxMessageBytes = builder.maxMessageBytes;
    gapMargin = builder.gapMargin;
    closeTimeout = builder.closeTimeout;
    resumeFrom = builder.resumeFrom;
    between("heartbeat", heartbeat, SHORTEST);
    between("silence", silence, SHORTEST);
    Checks.that(
        silence.compareTo(heartbeat) > 0,
        "silence",
        "must be longer than the heartbeat, " + heartbeat + ", was " + silence);
    between("back_off_initial", backOffInitial, SHORTEST);
    between("back_off_cap", backOffCap, backOffInitial);
    Checks.between("buffer_size", bufferSize, 1, 1_000_000);
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
    Checks.that(
        value.compareTo(least) >= 0 && value.compareTo(LONGEST) <= 0,
        field,
        "must be from " + least + " to " + LONGEST + ", was " + value);
  }

  /**
   * The defaults, which {@link Builder} tells.
   *
   * @return the options
   */
  public static EventOptions defaults() {
    return builder().build();
  }

  /**
   * The defaults, to be changed.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * How often the server is pinged; the connection is lost where a ping is not answered before the
   * next one.
   *
   * @return the time
   */
  public Duration heartbeat() {
    return heartbeat;
  }

  /**
   * How long nothing at all may come, answers to pings included, before the connection counts as
   * lost; also how long it may take to open one.
   *
   * @return the time
   */
  public Duration silence() {
    return silence;
  }

  /**
   * The longest pause before the first new try; it doubles with each one that fails, and the real
   * pause is anything from 0 to it, by chance, so that many clients do not come back at once.
   *
   * @return the time
   */
  public Duration backOffInitial() {
    return backOffInitial;
  }

  /**
   * The longest pause ever, unless the server asks for a longer one; also how long a connection
   * must hold for the pauses to begin anew.
   *
   * @return the time
   */
  public Duration backOffCap() {
    return backOffCap;
  }

  /**
   * How many events may wait for the handler.
   *
   * @return the count
   */
  public int bufferSize() {
    return bufferSize;
  }

  /**
   * What happens when the buffer is full.
   *
   * @return the policy
   */
  public Overflow overflow() {
    return overflow;
  }

  /**
   * How long reading may stop with {@link Overflow#WAIT} until the connection is given up.
   *
   * @return the time
   */
  public Duration patience() {
    return patience;
  }

  /**
   * The longest message that is read, in bytes; of longer ones the beginning comes as {@link
   * LiveEvent.Unknown}.
   *
   * @return bytes
   */
  public int maxMessageBytes() {
    return maxMessageBytes;
  }

  /**
   * By how much each end of a {@link LiveEvent.Gap} is moved outwards: as much as the clocks of
   * this machine, the server and those who push points may differ.
   *
   * @return the time
   */
  public Duration gapMargin() {
    return gapMargin;
  }

  /**
   * How long {@link LiveEvents#close()} waits for the server, and for the handler.
   *
   * @return the time
   */
  public Duration closeTimeout() {
    return closeTimeout;
  }

  /**
   * The instant up to which the events are known, where an earlier process had a stream; the first
   * connection then begins with a {@link LiveEvent.Gap} from there.
   *
   * @return the instant, or null where there is none
   */
  public @Nullable Instant resumeFrom() {
    return resumeFrom;
  }

  /** Builds options; what is not set keeps its default. Not thread-safe. */
  public static final class Builder {

    private Duration heartbeat = Duration.ofSeconds(20);
    private Duration silence = Duration.ofSeconds(45);
    private Duration backOffInitial = Duration.ofMillis(500);
    private Duration backOffCap = Duration.ofSeconds(30);
    private int bufferSize = 1_000;
    private Overflow overflow = Overflow.WAIT;
    private Duration patience = Duration.ofSeconds(15);
    private int maxMessageBytes = 65_536;
    private Duration gapMargin = Duration.ofMinutes(1);
    private Duration closeTimeout = Duration.ofSeconds(2);
    private @Nullable Instant resumeFrom;

    private Builder() {}

    /**
     * How often the server is pinged; the connection is lost where a ping is not answered before
     * the next one. Default: 20 s.
     *
     * @param value at least 1 ms
     * @return this
     */
    public Builder heartbeat(Duration value) {
      heartbeat = Checks.required("heartbeat", value);
      return this;
    }

    /**
     * How long nothing at all may come, answers to pings included, before the connection counts as
     * lost; also how long it may take to open one. Default: 45 s.
     *
     * @param value longer than the heartbeat
     * @return this
     */
    public Builder silence(Duration value) {
      silence = Checks.required("silence", value);
      return this;
    }

    /**
     * The longest pause before the first new try; it doubles with each one that fails, and the real
     * pause is anything from 0 to it, by chance, so that many clients do not come back at once.
     * Default: 0.5 s.
     *
     * @param value at least 1 ms
     * @return this
     */
    public Builder backOffInitial(Duration value) {
      backOffInitial = Checks.required("back_off_initial", value);
      return this;
    }

    /**
     * The longest pause ever, unless the server asks for a longer one; also how long a connection
     * must hold for the pauses to begin anew. Default: 30 s.
     *
     * @param value not below the initial one
     * @return this
     */
    public Builder backOffCap(Duration value) {
      backOffCap = Checks.required("back_off_cap", value);
      return this;
    }

    /**
     * How many events may wait for the handler. Default: 1,000.
     *
     * @param value 1 to 1,000,000
     * @return this
     */
    public Builder bufferSize(int value) {
      bufferSize = value;
      return this;
    }

    /**
     * What happens when the buffer is full. Default: {@link Overflow#WAIT}.
     *
     * @param value one of the two
     * @return this
     */
    public Builder overflow(Overflow value) {
      overflow = Checks.required("overflow", value);
      return this;
    }

    /**
     * How long reading may stop with {@link Overflow#WAIT} until the connection is given up.
     * Default: 15 s.
     *
     * @param value at least 1 ms and not longer than the heartbeat, whose answers cannot be read
     *     meanwhile
     * @return this
     */
    public Builder patience(Duration value) {
      patience = Checks.required("patience", value);
      return this;
    }

    /**
     * The longest message that is read, in bytes; of longer ones the beginning comes as {@link
     * LiveEvent.Unknown}. Default: 65,536.
     *
     * @param value 1,024 to 16,777,216
     * @return this
     */
    public Builder maxMessageBytes(int value) {
      maxMessageBytes = value;
      return this;
    }

    /**
     * By how much each end of a {@link LiveEvent.Gap} is moved outwards: as much as the clocks of
     * this machine, the server and those who push points may differ. Default: 1 min.
     *
     * @param value 0 to 365 days
     * @return this
     */
    public Builder gapMargin(Duration value) {
      gapMargin = Checks.required("gap_margin", value);
      return this;
    }

    /**
     * How long {@link LiveEvents#close()} waits for the server, and for the handler. Default: 2 s.
     *
     * @param value not negative
     * @return this
     */
    public Builder closeTimeout(Duration value) {
      closeTimeout = Checks.required("close_timeout", value);
      return this;
    }

    /**
     * The instant up to which the events are known, where an earlier process had a stream; the
     * first connection then begins with a {@link LiveEvent.Gap} from there. Default: none.
     *
     * @param value any instant, or null for none
     * @return this
     */
    public Builder resumeFrom(@Nullable Instant value) {
      resumeFrom = value;
      return this;
    }

    /**
     * The options.
     *
     * @return options as set
     * @throws com.signalcraft.error.ValidationException if one is out of its range, or two do not
     *     fit together
     */
    public EventOptions build() {
      return new EventOptions(this);
    }
  }
}
