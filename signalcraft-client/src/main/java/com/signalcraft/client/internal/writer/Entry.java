package com.signalcraft.client.internal.writer;

import com.signalcraft.kpi.KpiPoint;

/**
 * A point in the queue. Immutable.
 *
 * @param point the point
 * @param sequence its number among all that the writer took, rising
 * @param bytes its size as JSON
 * @param takenAt when it came into the queue, in nanoseconds of the writer's timer
 */
record Entry(KpiPoint point, long sequence, int bytes, long takenAt) {}
