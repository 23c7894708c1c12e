package com.signalcraft.examples.fleet.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some of all points: those of the businesses of a range, in a range of time. Each end may be open;
 * a lower one is in the range, an upper one is not.
 *
 * @param firstBusiness the least of the businesses, or null for no bound
 * @param nextBusiness the least that is above them all, or null for no bound
 * @param from the first instant, or null for no bound
 * @param to the instant after all, or null for no bound
 */
record PointPart(
    @Nullable UUID firstBusiness,
    @Nullable UUID nextBusiness,
    @Nullable Instant from,
    @Nullable Instant to) {

  /** The part as a condition of SQL on {@code business_id} and {@code "timestamp"}. */
  String condition() {
    // A UUID and an instant hold nothing that could end a literal.
    List<String> bounds = new ArrayList<>();
    if (firstBusiness != null) {
      bounds.add("business_id >= '" + firstBusiness + "'::uuid");
    }
    if (nextBusiness != null) {
      bounds.add("business_id < '" + nextBusiness + "'::uuid");
    }
    if (from != null) {
      bounds.add("\"timestamp\" >= '" + from + "'::timestamptz");
    }
    if (to != null) {
      bounds.add("\"timestamp\" < '" + to + "'::timestamptz");
    }
    return bounds.isEmpty() ? "true" : String.join(" and ", bounds);
  }
}
