package com.signalcraft.alerting;

import com.signalcraft.SignalCraft;
import com.signalcraft.alerting.internal.Deliveries;
import com.signalcraft.alerting.internal.Evaluations;
import com.signalcraft.alerting.internal.Lane;
import com.signalcraft.alerting.internal.Listeners;
import com.signalcraft.alerting.internal.Tally;
import com.signalcraft.common.Checks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the active alerts of all businesses of a back end when they are due, and delivers what
 * they have to tell. As many applications as one likes may each have one on the same back end: they
 * share the work by leases, and each change of an alert becomes one event with one notification for
 * each member and one delivery for each channel, whoever finds it and however often.
 *
 * <p>What an alert does follows from the points and their times alone; the scheduler decides how
 * soon it is noticed. "Now" is the back end's. A business whose evaluation fails is put off and
 * keeps no other one waiting; neither does a channel that hangs, as each has its own threads.
 *
 * <p>{@link #start()} works in daemon threads until {@link #close()}. {@link #runOnce()} does what
 * is due in the calling thread, for tests, cron and functions that are called by a timer.
 *
 * <p>Deliveries arrive at least once: see {@link AlertChannel}. They may arrive in another order
 * than the events happened; each tells its time. Thread-safe.
 */
public final class AlertScheduler implements AutoCloseable {

  private static final String THREADS = "signalcraft-alerts-";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Evaluations evaluations;
  private final Lane<Evaluations.Claimed> evaluating;
  private final Map<Deliveries, Lane<Deliveries.Claimed>> delivering = new LinkedHashMap<>();
  private final SchedulerListener listener;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  private AlertScheduler(Builder builder) {
    SchedulerOptions options = builder.options;
    List<String> all = builder.channels.stream().map(AlertChannel::name).toList();
    AlertRoutes chosen = builder.routes;
    AlertRoutes routes = chosen == null ? businessId -> all : chosen;
    listener = new Listeners(builder.listener);
    evaluations = new Evaluations(builder.service, options, routes, builder.nanoTime);
    evaluating =
        new Lane<>(
            THREADS + "evaluate",
            options.threads(),
            options.claimAtOnce(),
            options.pause(),
            new Lane.Task<>(
                evaluations::claim,
                claimed -> evaluations.evaluate(claimed, listener),
                listener::backendFailed));
    for (AlertChannel channel : builder.channels) {
      Deliveries deliveries =
          new Deliveries(builder.service, channel, options.delivery(), builder.nanoTime);
      int threads = options.delivery().threads();
      delivering.put(
          deliveries,
          new Lane<>(
              THREADS + channel.name(),
              threads,
              threads,
              options.pause(),
              new Lane.Task<>(
                  deliveries::claim,
                  claimed -> deliveries.deliver(claimed, listener),
                  listener::backendFailed)));
    }
  }

  /**
   * A scheduler that is set up before it is made.
   *
   * @param service the back end, seen by the service
   * @return a builder
   */
  public static Builder builder(SignalCraft service) {
    return new Builder(Checks.required("service", service));
  }

  /**
   * Begins to evaluate and to deliver, in daemon threads. A second call does nothing.
   *
   * @return this
   * @throws com.signalcraft.error.ValidationException if it was closed
   */
  public AlertScheduler start() {
    requireOpen();
    if (started.compareAndSet(false, true)) {
      evaluating.start();
      delivering.values().forEach(Lane::start);
    }
    return this;
  }

  /**
   * Evaluates every business that is due, and sends every delivery that is due afterwards, in the
   * calling thread.
   *
   * @return what was done
   * @throws com.signalcraft.error.PermissionDeniedException if the view is not the service's
   * @throws com.signalcraft.error.SignalCraftException if the back end cannot be asked for work
   * @throws com.signalcraft.error.ValidationException if it was closed
   */
  public RunReport runOnce() {
    requireOpen();
    Tally tally = new Tally();
    SchedulerListener both = new Listeners(listener, tally);
    evaluating.drain(claimed -> evaluations.evaluate(claimed, both));
    delivering.forEach(
        (deliveries, lane) -> lane.drain(claimed -> deliveries.deliver(claimed, both)));
    return tally.report();
  }

  private void requireOpen() {
    Checks.that(!closed.get(), "scheduler", "must be open, was closed");
  }

  /**
   * Claims nothing more, waits up to 10 seconds until what was claimed is done, and interrupts what
   * is not; its leases end by themselves. The back end stays open. A second call does nothing.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true) || !started.get()) {
      return;
    }
    List<Lane<?>> lanes = new ArrayList<>(delivering.values());
    lanes.add(0, evaluating);
    lanes.forEach(Lane::stop);
    long until = System.nanoTime() + PATIENCE.toNanos();
    lanes.forEach(lane -> lane.await(Duration.ofNanos(Math.max(0, until - System.nanoTime()))));
  }

  /** Sets up a scheduler. Not thread-safe. */
  public static final class Builder {

    private final SignalCraft service;
    private final List<AlertChannel> channels = new ArrayList<>();
    private @Nullable AlertRoutes routes;
    private SchedulerOptions options = SchedulerOptions.defaults();
    private SchedulerListener listener = SchedulerListener.NONE;
    private LongSupplier nanoTime = System::nanoTime;

    private Builder(SignalCraft service) {
      this.service = service;
    }

    /**
     * Delivers through a channel, too. Without any, members are notified and that is all.
     *
     * @param channel the channel, with a name that no other one has
     * @return this
     */
    public Builder channel(AlertChannel channel) {
      Checks.required("channel", channel);
      String name = Checks.text("channel", channel.name(), 100);
      Checks.that(
          channels.stream().noneMatch(other -> other.name().equals(name)),
          "channel",
          "must have a name of its own, was " + name + " twice");
      channels.add(channel);
      return this;
    }

    /**
     * Which channels the events of each business go through; all of this scheduler's where none is
     * set.
     *
     * @param chosen the routes
     * @return this
     */
    public Builder routes(AlertRoutes chosen) {
      routes = Checks.required("routes", chosen);
      return this;
    }

    /**
     * How alerts are evaluated and delivered.
     *
     * @param chosen the options
     * @return this
     */
    public Builder options(SchedulerOptions chosen) {
      options = Checks.required("options", chosen);
      return this;
    }

    /**
     * Is told what the scheduler does.
     *
     * @param told the listener
     * @return this
     */
    public Builder listener(SchedulerListener told) {
      listener = Checks.required("listener", told);
      return this;
    }

    /** Another clock for lengths of time, for tests. */
    Builder nanoTime(LongSupplier clock) {
      nanoTime = clock;
      return this;
    }

    /**
     * The scheduler, which does nothing before it is started.
     *
     * @return the scheduler
     */
    public AlertScheduler build() {
      return new AlertScheduler(this);
    }
  }
}
