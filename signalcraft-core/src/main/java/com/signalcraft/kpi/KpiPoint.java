package com.signalcraft.kpi;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.ValidationException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A row of {@code kpi_data}: one value of a source at an instant. Immutable.
 *
 * <p>A point is known by source, time stamp and id. The id, where none is given, is derived from
 * source, time stamp and metadata: the same point pushed twice is one row, another value for it is
 * a correction, and points of one instant with other metadata (two shops, say) live side by side.
 *
 * @param id the point's id
 * @param sourceId the source
 * @param timestamp the instant, in whole microseconds (what is finer is cut off), within {@link
 *     TimeRange#ALL}
 * @param value the exact value, in the source's unit, at most 50 digits before and 50 after the
 *     decimal point
 * @param metadata tags and the like, at most 8,192 bytes
 */
public record KpiPoint(
    UUID id, UUID sourceId, Instant timestamp, BigDecimal value, JsonObject metadata) {

  /** The largest metadata, in bytes of {@link JsonObject#toJson()}. */
  public static final int MAX_METADATA_BYTES = 8_192;

  public KpiPoint {
    Checks.required("id", id);
    Checks.required("source_id", sourceId);
    timestamp = Checks.required("timestamp", timestamp).truncatedTo(ChronoUnit.MICROS);
    // Not by Checks.that here and below: the message would be made for each of millions of points.
    if (!TimeRange.ALL.contains(timestamp)) {
      throw new ValidationException("timestamp", "must be from 1970 to 2099, was " + timestamp);
    }
    value = Checks.decimal("value", value);
    Checks.required("metadata", metadata);
    if (!metadata.isEmpty() && metadata.sizeInBytes() > MAX_METADATA_BYTES) {
      throw new ValidationException(
          "metadata", "must have at most 8,192 bytes, had " + metadata.sizeInBytes());
    }
  }

  /**
   * A point with a derived id and no metadata.
   *
   * @param sourceId the source
   * @param timestamp the instant
   * @param value the exact value
   * @return the point
   */
  public static KpiPoint of(UUID sourceId, Instant timestamp, BigDecimal value) {
    return of(sourceId, timestamp, value, JsonObject.EMPTY);
  }

  /**
   * A point with a derived id and no metadata.
   *
   * @param sourceId the source
   * @param timestamp the instant
   * @param value the exact value as text, such as {@code 1250.00}
   * @return the point
   * @throws com.signalcraft.error.ValidationException if the text is not a plain number
   */
  public static KpiPoint of(UUID sourceId, Instant timestamp, String value) {
    try {
      return of(sourceId, timestamp, new BigDecimal(value), JsonObject.EMPTY);
    } catch (NumberFormatException e) {
      throw new ValidationException(
          "value",
          "must be a number such as 1250.00, was \"" + Checks.shown(value) + "\"",
          FailureDetails.causedBy(e));
    }
  }

  /**
   * A point with a derived id.
   *
   * @param sourceId the source
   * @param timestamp the instant
   * @param value the exact value
   * @param metadata tags and the like, at most 8,192 bytes
   * @return the point
   */
  public static KpiPoint of(
      UUID sourceId, Instant timestamp, BigDecimal value, JsonObject metadata) {
    return new KpiPoint(
        PointIds.derive(sourceId, timestamp, metadata), sourceId, timestamp, value, metadata);
  }
}
