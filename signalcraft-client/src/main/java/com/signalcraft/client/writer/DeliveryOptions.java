package com.signalcraft.client.writer;

import com.signalcraft.common.Checks;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.WriterOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a {@link DeliveryWriter} queues, batches and delivers. Immutable. */
public final class DeliveryOptions {

  private final int batchPoints;
  private final int batchBytes;
  private final Duration maxAge;
  private final int inFlight;
  private final int queueCapacity;
  private final OverflowPolicy overflow;
  private final @Nullable JournalOptions journal;
  private final BackoffOptions backoff;
  private final Duration closeTimeout;
  private final Consumer<RejectedPoint> onRejected;
  private final WriterListener listener;

  private DeliveryOptions(Builder builder) {
    batchPoints = builder.batchPoints;
    batchBytes = builder.batchBytes;
    maxAge = builder.maxAge;
    inFlight = builder.inFlight;
    queueCapacity = builder.queueCapacity;
    overflow = builder.overflow;
    journal = builder.journal;
    backoff = builder.backoff;
    closeTimeout = builder.closeTimeout;
    onRejected = builder.onRejected;
    listener = builder.listener;
    Checks.that(
        queueCapacity >= batchPoints,
        "queue_capacity",
        "must not be below batch_points, " + batchPoints + ", was " + queueCapacity);
    Checks.that(
        journal != null || !overflow.spills(), "overflow", "needs a journal in order to spill");
  }

  /**
   * The defaults, which {@link Builder} tells.
   *
   * @return the options
   */
  public static DeliveryOptions defaults() {
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
   * The defaults, with what the options of any back end's writer say.
   *
   * @param options batch size and listener
   * @return the options
   */
  public static DeliveryOptions of(WriterOptions options) {
    Checks.required("options", options);
    return builder()
        .batchPoints(options.batchSize())
        .queueCapacity(Math.max(Builder.DEFAULT_CAPACITY, options.batchSize()))
        .onRejected(options.onRejected())
        .build();
  }

  /**
   * The most points of a batch.
   *
   * @return 1 to 10,000
   */
  public int batchPoints() {
    return batchPoints;
  }

  /**
   * The largest batch as JSON; a single point that is larger goes alone.
   *
   * @return bytes
   */
  public int batchBytes() {
    return batchBytes;
  }

  /**
   * How long a point waits for its batch to become full.
   *
   * @return the time, positive
   */
  public Duration maxAge() {
    return maxAge;
  }

  /**
   * How many batches are under way at once, each of another source.
   *
   * @return 1 to 64
   */
  public int inFlight() {
    return inFlight;
  }

  /**
   * How many points are in memory at the most, those under way included.
   *
   * @return the count, not below that of a batch
   */
  public int queueCapacity() {
    return queueCapacity;
  }

  /**
   * What happens to a point that there is no room for.
   *
   * @return the policy
   */
  public OverflowPolicy overflow() {
    return overflow;
  }

  /**
   * The journal on disk.
   *
   * @return its options, or empty for none
   */
  public Optional<JournalOptions> journal() {
    return Optional.ofNullable(journal);
  }

  /**
   * How long a source rests after a failure.
   *
   * @return the back-off
   */
  public BackoffOptions backoff() {
    return backoff;
  }

  /**
   * How long closing waits for what is left.
   *
   * @return the time, not negative
   */
  public Duration closeTimeout() {
    return closeTimeout;
  }

  /**
   * Who is told of each refused point.
   *
   * @return the dead-letter callback
   */
  public Consumer<RejectedPoint> onRejected() {
    return onRejected;
  }

  /**
   * Whether somebody is told of refused points, other than by receipts.
   *
   * @return true if a callback was set
   */
  public boolean hasRejectionListener() {
    // The core's default is one instance, which does nothing.
    return onRejected != WriterOptions.defaults().onRejected();
  }

  /**
   * Who hears what the writer does.
   *
   * @return the listener
   */
  public WriterListener listener() {
    return listener;
  }

  /** Builds options; what is not set keeps its default. Not thread-safe. */
  public static final class Builder {

    private static final int DEFAULT_CAPACITY = 100_000;

    private int batchPoints = 1_000;
    private int batchBytes = 1024 * 1024;
    private Duration maxAge = Duration.ofSeconds(1);
    private int inFlight = 4;
    private int queueCapacity = DEFAULT_CAPACITY;
    private OverflowPolicy overflow = OverflowPolicy.block(Duration.ofMinutes(1));
    private @Nullable JournalOptions journal;
    private BackoffOptions backoff = BackoffOptions.defaults();
    private Duration closeTimeout = Duration.ofSeconds(30);
    private Consumer<RejectedPoint> onRejected = WriterOptions.defaults().onRejected();
    private WriterListener listener = WriterListener.NONE;

    private Builder() {}

    /**
     * Sets the most points of a batch. Default: 1,000.
     *
     * @param points 1 to 10,000
     * @return this
     */
    public Builder batchPoints(int points) {
      batchPoints = Checks.between("batch_points", points, 1, PointBatch.MAX_POINTS);
      return this;
    }

    /**
     * Sets the largest batch as JSON, before any compression. Default: 1 MiB.
     *
     * @param bytes 1,024 to 1,073,741,824
     * @return this
     */
    public Builder batchBytes(int bytes) {
      batchBytes = Checks.between("batch_bytes", bytes, 1_024, 1 << 30);
      return this;
    }

    /**
     * Sets how long a point waits for its batch to become full. Default: 1 s.
     *
     * @param age positive, at most a day
     * @return this
     */
    public Builder maxAge(Duration age) {
      Checks.required("max_age", age);
      Checks.that(
          age.compareTo(Duration.ZERO) > 0 && age.compareTo(Duration.ofDays(1)) <= 0,
          "max_age",
          "must be positive and at most a day, was " + age);
      maxAge = age;
      return this;
    }

    /**
     * Sets how many batches are under way at once, each of another source. Default: 4.
     *
     * @param batches 1 to 64
     * @return this
     */
    public Builder inFlight(int batches) {
      inFlight = Checks.between("in_flight", batches, 1, 64);
      return this;
    }

    /**
     * Sets how many points are in memory at the most, those under way included. Default: 100,000. A
     * source that fails may take all of it; then the others' points wait as well.
     *
     * @param points not below those of a batch, at most 100,000,000
     * @return this
     */
    public Builder queueCapacity(int points) {
      queueCapacity = Checks.between("queue_capacity", points, 1, 100_000_000);
      return this;
    }

    /**
     * Sets what happens to a point that there is no room for. Default: wait for up to a minute.
     *
     * @param policy the policy; one that spills needs a journal
     * @return this
     */
    public Builder overflow(OverflowPolicy policy) {
      overflow = Checks.required("overflow", policy);
      return this;
    }

    /**
     * Sets a journal on disk, so that a crash loses nothing. Default: none.
     *
     * @param options where, how large and how careful
     * @return this
     */
    public Builder journal(JournalOptions options) {
      journal = Checks.required("journal", options);
      return this;
    }

    /**
     * Sets how long a source rests after a failure. Default: from up to 500 ms to up to 30 s.
     *
     * @param options the back-off
     * @return this
     */
    public Builder backoff(BackoffOptions options) {
      backoff = Checks.required("backoff", options);
      return this;
    }

    /**
     * Sets how long closing waits for what is left. Default: 30 s.
     *
     * @param timeout not negative
     * @return this
     */
    public Builder closeTimeout(Duration timeout) {
      Checks.required("close_timeout", timeout);
      Checks.that(!timeout.isNegative(), "close_timeout", "must not be negative, was " + timeout);
      closeTimeout = timeout;
      return this;
    }

    /**
     * Sets who is told of each refused point (a dead-letter callback), by a thread of the writer,
     * of one point at a time. What it throws is logged. It may write, though a wait for room holds
     * the delivery up, but must not flush or close. A crash in between may have it told of a point
     * twice. Default: nobody; then refused points take room in the queue until a receipt tells of
     * them. With a callback, receipts tell of the newest refused points, as many as the queue has
     * room for.
     *
     * @param callback told of each refused point
     * @return this
     */
    public Builder onRejected(Consumer<RejectedPoint> callback) {
      onRejected = Checks.required("on_rejected", callback);
      return this;
    }

    /**
     * Sets who hears what the writer does, for metrics. Default: nobody.
     *
     * @param listener the listener
     * @return this
     */
    public Builder listener(WriterListener listener) {
      this.listener = Checks.required("listener", listener);
      return this;
    }

    /**
     * The options.
     *
     * @return options as set
     * @throws com.signalcraft.error.ValidationException if they contradict each other
     */
    public DeliveryOptions build() {
      return new DeliveryOptions(this);
    }
  }
}
