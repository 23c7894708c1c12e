package com.signalcraft.examples.fleet.points;

import java.time.Instant;
import java.util.UUID;

/**
 * About how many points a business has in a month.
 *
 * @param businessId the business
 * @param from where the month begins
 * @param to where it ends
 * @param count how many points, in any unit that is the same for all; above 0
 */
record PointCount(UUID businessId, Instant from, Instant to, long count) {}
