package com.signalcraft.alerting.internal;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.alerting.AlertChannel;
import com.signalcraft.alerting.DeliveryFailedException;
import com.signalcraft.alerting.DeliveryOptions;
import com.signalcraft.alerting.SchedulerListener;
import com.signalcraft.error.SignalCraftException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends deliveries of one channel that were claimed. Thread-safe. */
public final class Deliveries {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final Duration LONGEST_WISH = Duration.ofDays(1);
  private static final int MOST_OF_ERROR = 1_000;

  private final SignalCraft service;
  private final AlertChannel channel;
  private final DeliveryOptions options;
  private final LongSupplier nanoTime;
  private final Backoff backoff;

  /**
   * Deliveries through a channel.
   *
   * @param service the back end, seen by the service
   * @param channel the channel
   * @param options how
   * @param nanoTime a clock that never goes back, in nanoseconds
   */
  public Deliveries(
      SignalCraft service, AlertChannel channel, DeliveryOptions options, LongSupplier nanoTime) {
    this.service = service;
    this.channel = channel;
    this.options = options;
    this.nanoTime = nanoTime;
    this.backoff = new Backoff(options.firstWait(), options.longestWait());
  }

  /**
   * A delivery that was claimed.
   *
   * @param delivery what was claimed
   * @param sinceNanos when, by {@code nanoTime}
   */
  public record Claimed(AlertDelivery delivery, long sinceNanos) {}

  /**
   * Claims deliveries.
   *
   * @param limit how many at the most
   * @return what is due
   */
  public List<Claimed> claim(int limit) {
    List<AlertDelivery> rows =
        service.alertRuns().claimDeliveries(List.of(channel.name()), limit, options.lease());
    long now = nanoTime.getAsLong();
    return rows.stream().map(row -> new Claimed(row, now)).toList();
  }

  /**
   * Sends a delivery, and keeps how that ended.
   *
   * @param claimed the delivery
   * @param listener is told how it went
   */
  public void deliver(Claimed claimed, SchedulerListener listener) {
    AlertDelivery delivery = claimed.delivery();
    long began = nanoTime.getAsLong();
    DeliveryOutcome outcome = attempt(claimed);
    listener.attempted(delivery, outcome, Duration.ofNanos(nanoTime.getAsLong() - began));
    try {
      service.alertRuns().settle(delivery.id(), outcome);
    } catch (RuntimeException e) {
      // It comes again when its lease ends.
      LOG.warn(
          "that delivery {} was {} could not be kept: {}",
          delivery.id(),
          outcome.kind(),
          e.toString());
      listener.backendFailed(e);
    }
  }

  private DeliveryOutcome attempt(Claimed claimed) {
    AlertDelivery delivery = claimed.delivery();
    try {
      channel.send(delivery);
      return DeliveryOutcome.delivered();
    } catch (DeliveryFailedException e) {
      LOG.debug("delivery {} through {} failed", delivery.id(), channel.name(), e);
      return failed(claimed, e.retryable(), e.retryAfter(), e.getMessage());
    } catch (SignalCraftException e) {
      // Of something that the channel asks on its way, such as who is a member.
      LOG.debug("delivery {} through {} failed", delivery.id(), channel.name(), e);
      return failed(claimed, true, e.retryAfter(), e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("channel {} failed at delivery {}", channel.name(), delivery.id(), e);
      return failed(claimed, true, Optional.empty(), e.getClass().getSimpleName());
    }
  }

  private DeliveryOutcome failed(
      Claimed claimed, boolean passes, Optional<Duration> wish, @Nullable String message) {
    AlertDelivery delivery = claimed.delivery();
    int attempts = delivery.attempts() + 1;
    Instant now = now(claimed);
    boolean tooOld = now.isAfter(delivery.createdAt().plus(options.maxAge()));
    String error = Texts.plain(message, MOST_OF_ERROR);
    if (!passes || tooOld || attempts >= options.attempts()) {
      LOG.warn(
          "delivery {} of business {} through {} has failed for good, at attempt {}: {}",
          delivery.id(),
          delivery.businessId(),
          channel.name(),
          attempts,
          error);
      return DeliveryOutcome.dead(error);
    }
    Duration wait = longer(backoff.after(delivery.id(), attempts), wish.orElse(Duration.ZERO));
    return DeliveryOutcome.retry(now.plus(wait), error);
  }

  /** By the back end's clock, which may not be that of this machine. */
  private Instant now(Claimed claimed) {
    Instant end = claimed.delivery().leasedUntil();
    Instant begin = end == null ? claimed.delivery().createdAt() : end.minus(options.lease());
    return begin.plusNanos(nanoTime.getAsLong() - claimed.sinceNanos());
  }

  private static Duration longer(Duration wait, Duration wish) {
    Duration granted = wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
    return granted.compareTo(wait) > 0 ? granted : wait;
  }
}
