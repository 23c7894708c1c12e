package com.signalcraft.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * What the operations of the matrix are aimed at.
 *
 * @param businessId a business
 * @param sourceId a source of it
 * @param alertId an alert on the source
 * @param anomalyId an anomaly of the source
 * @param keyId an API key of the business
 * @param notificationId a notification to the owner
 * @param ownerId the owner
 * @param viewerId a joined viewer
 * @param strangerId a user who is not a member
 * @param runVersion the version of the evaluation of the business's alerts that the service has
 *     claimed
 * @param day midnight of UTC, yesterday
 * @param word a word that nothing else of the tests has
 */
record Targets(
    UUID businessId,
    UUID sourceId,
    UUID alertId,
    UUID anomalyId,
    UUID keyId,
    UUID notificationId,
    UUID ownerId,
    UUID viewerId,
    UUID strangerId,
    long runVersion,
    Instant day,
    String word) {

  /** The same with ids that nothing has. */
  Targets withRandomIds() {
    return new Targets(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        runVersion,
        day,
        word);
  }

  /** The same with a business of another tenant. */
  Targets withBusiness(UUID business) {
    return new Targets(
        business,
        sourceId,
        alertId,
        anomalyId,
        keyId,
        notificationId,
        ownerId,
        viewerId,
        strangerId,
        runVersion,
        day,
        word);
  }
}
