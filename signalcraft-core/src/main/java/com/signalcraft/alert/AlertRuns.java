package com.signalcraft.alert;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What evaluating alerts needs of a back end: leases, so that several applications share the work;
 * what alerts remember; and the events on their way to people. Nearly all of it is for the service
 * alone. Thread-safe.
 *
 * <p>An evaluation is claimed, worked out and committed. The commit is refused where somebody else
 * has committed in between, so each change is told once however many evaluate. Events and states
 * are kept in one transaction: none is lost, none is told without its state.
 */
public interface AlertRuns {

  /**
   * Claims businesses whose active alerts are due for evaluation and that nobody else has claimed,
   * the longest due first. A business that was never evaluated is due as soon as it has an active
   * alert. For the service alone.
   *
   * @param limit how many at most, 1 to 1,000
   * @param lease for how long, 1 second to 1 hour; after that others may claim them
   * @return the runs, none where nothing is due
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   * @throws com.signalcraft.error.ValidationException if limit or lease is outside
   */
  List<AlertRun> claim(int limit, Duration lease);

  /**
   * Keeps what an evaluation came to, and ends its lease: states; for each event one notification
   * of type {@code alert} to each member who has joined (its id follows from the event's and the
   * user's, so that it is there once), with the alert where it is one alone, and one delivery for
   * each channel; and {@code last_triggered} of alerts that fired. States of alerts that were
   * removed meanwhile are left out. For the service alone.
   *
   * @param commit what it came to
   * @throws com.signalcraft.error.ConflictException if somebody else has committed since the run
   *     was claimed; nothing is kept
   * @throws com.signalcraft.error.NotFoundException if the business is not there
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   */
  void commit(AlertCommit commit);

  /**
   * Where the alerts of a business stand that have been evaluated, ordered by their time of
   * creation. Needs {@link com.signalcraft.security.Right#READ}.
   *
   * @param businessId the business
   * @return one status for each
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  List<AlertStatus> statuses(UUID businessId);

  /**
   * Claims deliveries that are due and that nobody else has claimed, the oldest first. For the
   * service alone.
   *
   * @param channels through which channels, one or more
   * @param limit how many at most, 1 to 1,000
   * @param lease for how long, 1 second to 1 hour
   * @return the deliveries
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   * @throws com.signalcraft.error.ValidationException if channels, limit or lease is outside
   */
  List<AlertDelivery> claimDeliveries(List<String> channels, int limit, Duration lease);

  /**
   * Keeps how an attempt ended, counts it, and ends its lease; does nothing where the delivery was
   * delivered already or is gone. For the service alone.
   *
   * @param deliveryId the delivery
   * @param outcome how it ended
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   */
  void settle(UUID deliveryId, DeliveryOutcome outcome);

  /**
   * The deliveries of a business that failed for good, the newest first, 100 at most. For the
   * service alone.
   *
   * @param businessId the business
   * @return the dead letters
   * @throws com.signalcraft.error.NotFoundException if the business is not there
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   */
  List<AlertDelivery> deadLetters(UUID businessId);
}
