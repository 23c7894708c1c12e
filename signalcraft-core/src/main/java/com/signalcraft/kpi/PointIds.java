package com.signalcraft.kpi;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.ValidationException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids of points that carry none: a UUID of version 8 (RFC 9562) from the first 128 bits of the
 * SHA-256 of the source's id (16 bytes), the time stamp (microseconds since 1970, 8 bytes, big
 * endian) and the metadata as PostgreSQL prints {@code jsonb} (UTF-8).
 */
final class PointIds {

  private PointIds() {}

  static UUID derive(UUID sourceId, Instant timestamp, JsonObject metadata) {
    Checks.required("source_id", sourceId);
    Checks.required("timestamp", timestamp);
    // Not by Checks.that: the message would be made for each of millions of points.
    if (!TimeRange.ALL.contains(timestamp)) {
      throw new ValidationException("timestamp", "must be from 1970 to 2099, was " + timestamp);
    }
    byte[] text = Checks.required("metadata", metadata).toJson().getBytes(StandardCharsets.UTF_8);
    long micros = timestamp.getEpochSecond() * 1_000_000L + timestamp.getNano() / 1_000;
    ByteBuffer input =
        ByteBuffer.allocate(24 + text.length)
            .putLong(sourceId.getMostSignificantBits())
            .putLong(sourceId.getLeastSignificantBits())
            .putLong(micros)
            .put(text);
    ByteBuffer hash = ByteBuffer.wrap(sha256().digest(input.array()));
    long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
