package com.signalcraft.client.internal.journal;

import java.util.Map;
import java.util.UUID;

/**
 * What a journal held when it was opened. Immutable.
 *
 * @param points how many points are not settled
 * @param lastSequence the greatest sequence number in it, or 0
 * @param batches by source, the points that were sent and not answered for, all still there
 * @param damagedPlaces how many stretches of the files cannot be read
 * @param damagedBytes how many bytes they have together
 * @param settledThrough by source, the number up to which its points are settled
 */
public record Recovery(
    long points,
    long lastSequence,
    Map<UUID, JournaledBatch> batches,
    int damagedPlaces,
    long damagedBytes,
    Map<UUID, Long> settledThrough) {}
