package com.signalcraft.client.internal.journal;

import com.signalcraft.kpi.KpiPoint;

/**
 * A point that was read back. Immutable.
 *
 * @param point the point
 * @param sequence its number in the journal
 */
public record JournaledPoint(KpiPoint point, long sequence) {}
