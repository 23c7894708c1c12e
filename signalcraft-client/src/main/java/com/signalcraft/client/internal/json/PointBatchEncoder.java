package com.signalcraft.client.internal.json;

import com.signalcraft.internal.Micros;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches of points as the hosted API takes them: {@code
 * {"source_id":…,"data_points":[{"id":…,"timestamp":…,"value":…,"metadata":…}]}}, the values exact,
 * without metadata where there is none.
 *
 * <p>Written by hand into an array of the right size: a library's generator wants a string for each
 * id, instant and number, which is three times the memory and the time. Stateless.
 */
public final class PointBatchEncoder {

  private static final byte[] SOURCE_ID = ascii("{\"source_id\":\"");
  private static final byte[] DATA_POINTS = ascii("\",\"data_points\":[");
  private static final byte[] ID = ascii("{\"id\":\"");
  private static final byte[] TIMESTAMP = ascii("\",\"timestamp\":\"");
  private static final byte[] VALUE = ascii("\",\"value\":");
  private static final byte[] METADATA = ascii(",\"metadata\":");
  private static final byte[] END = ascii("]}");

  private static final int UUID_BYTES = 36;

  /** How long a batch is without its points, in bytes. */
  public static final int FRAME_BYTES =
      SOURCE_ID.length + UUID_BYTES + DATA_POINTS.length + END.length;

  /** All that is the same for each point, with the comma after it. */
  private static final int POINT_BYTES =
      ID.length + UUID_BYTES + TIMESTAMP.length + VALUE.length + "},".length();

  /** How many digits a long has for sure. */
  private static final int LONG_DIGITS = 18;

  private PointBatchEncoder() {}

  /**
   * A batch as JSON.
   *
   * @param batch the batch; its idempotency key is not part of the text
   * @return the text, in UTF-8
   */
  public static byte[] encode(PointBatch batch) {
    List<KpiPoint> points = batch.points();
    byte[] @Nullable [] metadata = null;
    long size = FRAME_BYTES;
    for (int i = 0; i < points.size(); i++) {
      KpiPoint point = points.get(i);
      size += bareSize(point);
      if (!point.metadata().isEmpty()) {
        metadata = metadata == null ? new byte[points.size()][] : metadata;
        metadata[i] = metadataOf(point);
        size += METADATA.length + metadata[i].length;
      }
    }
    // The last point has no comma after it.
    JsonBytes json = new JsonBytes(new byte[Math.toIntExact(size - 1)]);
    json.put(SOURCE_ID);
    json.uuid(batch.sourceId());
    json.put(DATA_POINTS);
    for (int i = 0; i < points.size(); i++) {
      if (i > 0) {
        json.put(',');
      }
      put(json, points.get(i), metadata == null ? null : metadata[i]);
    }
    json.put(END);
    return json.finished();
  }

  /**
   * How much of a batch's text a point is.
   *
   * @param point the point
   * @return bytes in UTF-8, with the comma after it
   */
  public static int sizeOf(KpiPoint point) {
    int size = bareSize(point);
    return point.metadata().isEmpty()
        ? size
        : size + METADATA.length + point.metadata().sizeInBytes();
  }

  private static void put(JsonBytes json, KpiPoint point, byte @Nullable [] metadata) {
    json.put(ID);
    json.uuid(point.id());
    json.put(TIMESTAMP);
    json.instant(Micros.floor(point.timestamp()));
    json.put(VALUE);
    value(json, point.value());
    if (metadata != null) {
      json.put(METADATA);
      json.put(metadata);
    }
    json.put('}');
  }

  private static void value(JsonBytes json, BigDecimal value) {
    int scale = value.scale();
    if (value.precision() <= LONG_DIGITS && scale <= LONG_DIGITS) {
      json.decimal(value.scaleByPowerOfTen(scale).longValue(), scale);
    } else {
      json.put(ascii(value.toPlainString()));
    }
  }

  private static int bareSize(KpiPoint point) {
    return POINT_BYTES
        + JsonBytes.instantBytes(Micros.floor(point.timestamp()))
        + sizeOf(point.value());
  }

  /** As {@link BigDecimal#toPlainString} is long; a point's value has no negative scale. */
  private static int sizeOf(BigDecimal value) {
    int sign = value.signum() < 0 ? 1 : 0;
    int scale = value.scale();
    int whole = Math.max(value.precision() - scale, 1);
    return sign + whole + (scale > 0 ? 1 + scale : 0);
  }

  private static byte[] metadataOf(KpiPoint point) {
    return point.metadata().toJson().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
