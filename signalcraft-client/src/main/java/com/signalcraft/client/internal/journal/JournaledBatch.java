package com.signalcraft.client.internal.journal;

import java.util.UUID;

/**
 * Points of one source that are sent together: all of that source with a sequence number from the
 * first to the last. Immutable.
 *
 * @param sourceId the source
 * @param firstSequence the number of the first point
 * @param lastSequence the number of the last point
 * @param points how many there are, at least 1
 * @param key the idempotency key that they are sent with
 */
public record JournaledBatch(
    UUID sourceId, long firstSequence, long lastSequence, int points, String key) {}
