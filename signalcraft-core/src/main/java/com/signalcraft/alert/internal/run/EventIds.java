package com.signalcraft.alert.internal.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * Ids of events: a UUID of version 8 (RFC 9562) from the first 128 bits of the SHA-256 of what they
 * tell: for each alert its id (16 bytes), the kind of change (ASCII), its time (milliseconds since
 * 1970, 8 bytes, big endian) and how many changes the alert had told before (4 bytes). Stateless.
 */
final class EventIds {

  private static final int BYTES = 28;

  private EventIds() {}

  static UUID of(List<Groups.Item> items) {
    byte[] change = items.get(0).note().change().wireName().getBytes(StandardCharsets.US_ASCII);
    ByteBuffer input = ByteBuffer.allocate((change.length + BYTES) * items.size());
    for (Groups.Item item : items) {
      UUID alert = item.course().alert().id();
      input
          .putLong(alert.getMostSignificantBits())
          .putLong(alert.getLeastSignificantBits())
          .put(change)
          .putLong(item.note().at())
          .putInt(item.note().number());
    }
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
