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
 * has committed, or an alert of the business was changed, in between; so each change is told once
 * however many evaluate. Events and states are kept in one transaction: none is lost, none is told
 * without its state.
 *
 * <p>A business is due by the time that its last commit named; one with an active alert that was
 * never evaluated is due at once. Creating, changing or removing one of its alerts, the removal
 * with its source included, ends the lease, makes the business due at once, and moves its version
 * on, so that a run that was claimed before cannot be committed; noting when an alert fired does
 * not. An alert that is switched off, or removed, is forgotten with its state: nothing is told of
 * it, and it begins anew when it is switched on again. A business without active alerts, or
 * removed, is not due.
 */
public interface AlertRuns {

  /**
   * Claims businesses that are due for evaluation and that nobody else has claimed, the longest due
   * first. For the service alone.
   *
   * @param limit how many at most, 1 to 1,000
   * @param lease for how long, 1 second to 1 hour; after that others may claim them
   * @return the runs, none where nothing is due
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   * @throws com.signalcraft.error.ValidationException if limit or lease is outside
   */
  List<AlertRun> claim(int limit, Duration lease);

  /**
   * Keeps what an evaluation came to, as a whole or not at all, and ends its lease, also where that
   * has run out but nobody else has committed. For the service alone.
   *
   * <ul>
   *   <li>The states, each in the place of the one before; alerts that are not named stay as they
   *       are.
   *   <li>For each event one notification of type {@code alert} to each member who has joined and
   *       was not anonymised, with the alert's id where the event is about one alone. Its id is the
   *       name-based UUID of version 3 (RFC 9562, without a name space) of {@code EVENT:USER}, so
   *       it is there once.
   *   <li>For each event one delivery for each channel, due at once. Its id is that of {@code
   *       EVENT:CHANNEL}, so it is there once.
   *   <li>For each event {@link AlertChange#FIRED} {@code last_triggered} of its alerts, as by
   *       {@link Alerts#markTriggered}.
   * </ul>
   *
   * @param commit what it came to
   * @throws com.signalcraft.error.ConflictException if somebody else has committed, or alerts were
   *     changed, since the run was claimed; nothing is kept
   * @throws com.signalcraft.error.NotFoundException if the business is not there, or it has no such
   *     active alert as a state is of, or no such alert as an event is about; nothing is kept
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   */
  void commit(AlertCommit commit);

  /**
   * Where the active alerts of a business stand that have been evaluated, ordered by their time of
   * creation. Needs {@link com.signalcraft.security.Right#READ}.
   *
   * @param businessId the business
   * @return one status for each
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  List<AlertStatus> statuses(UUID businessId);

  /**
   * Claims deliveries that are due and that nobody else has claimed, the longest due first. Those
   * of a removed business are not given out. For the service alone.
   *
   * @param channels through which channels, 1 to 100
   * @param limit how many at most, 1 to 1,000
   * @param lease for how long, 1 second to 1 hour; after that others may claim them
   * @return the deliveries
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   * @throws com.signalcraft.error.ValidationException if channels, limit or lease is outside
   */
  List<AlertDelivery> claimDeliveries(List<String> channels, int limit, Duration lease);

  /**
   * Keeps how an attempt ended, counts it, and ends its lease. What is delivered stays so: it is
   * given out no more, and settling it again does nothing, as for a delivery that is not there. A
   * dead letter that is settled as a retry is on its way again, with its attempts. For the service
   * alone.
   *
   * @param deliveryId the delivery
   * @param outcome how it ended
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   */
  void settle(UUID deliveryId, DeliveryOutcome outcome);

  /**
   * The deliveries of a business that failed for good, the one that failed last first, 100 at most.
   * They are kept for 90 days at least. For the service alone.
   *
   * @param businessId the business
   * @return the dead letters, with their attempts and the last error, without a lease
   * @throws com.signalcraft.error.NotFoundException if the business is not there
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   */
  List<AlertDelivery> deadLetters(UUID businessId);
}
