package com.signalcraft.internal;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.ValidationException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Page cursors: a position as URL-safe Base64, with a kind, so that one list does not take
 * another's, and a check sum against what was cut or mistyped. They hold no secret and need no
 * signature: who makes one up sees nothing but what he may see. Stateless.
 */
public final class Cursors {

  private static final byte ROW = 1;
  private static final byte POINT = 2;
  private static final int LENGTH = 1 + 3 * Long.BYTES + Integer.BYTES;

  private Cursors() {}

  /**
   * The cursor of a row.
   *
   * @param key where the row stands
   * @return the cursor
   */
  public static String of(RowKey key) {
    Instant at = key.at();
    return encode(ROW, at.getEpochSecond(), at.getNano(), key.sequence());
  }

  /**
   * The cursor of a point.
   *
   * @param key where the point stands
   * @return the cursor
   */
  public static String of(PointKey key) {
    return encode(POINT, key.micros(), key.idHigh(), key.idLow());
  }

  /**
   * The place that the cursor of a row stands for.
   *
   * @param cursor the cursor
   * @return where the row stands
   * @throws ValidationException if it is none, or that of a point
   */
  public static RowKey row(String cursor) {
    ByteBuffer content = decode(ROW, cursor);
    try {
      Instant at = Instant.ofEpochSecond(content.getLong(), content.getLong());
      return new RowKey(at, content.getLong());
    } catch (DateTimeException | ArithmeticException e) {
      throw malformed(e);
    }
  }

  /**
   * The place that the cursor of a point stands for.
   *
   * @param cursor the cursor
   * @return where the point stands
   * @throws ValidationException if it is none, or that of a row
   */
  public static PointKey point(String cursor) {
    ByteBuffer content = decode(POINT, cursor);
    return new PointKey(content.getLong(), content.getLong(), content.getLong());
  }

  /**
   * The error of a cursor that does not fit.
   *
   * @param cause what failed on it; null where nothing did
   * @return the error, on the field {@code cursor}
   */
  public static ValidationException malformed(@Nullable Exception cause) {
    return new ValidationException(
        "cursor", "must be one that the page before gave", new FailureDetails(null, null, cause));
  }

  private static String encode(byte kind, long first, long second, long third) {
    ByteBuffer content = ByteBuffer.allocate(LENGTH);
    content.put(kind).putLong(first).putLong(second).putLong(third);
    content.putInt(checkSum(content.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(content.array());
  }

  private static ByteBuffer decode(byte kind, String cursor) {
    byte[] content;
    try {
      content = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      throw malformed(e);
    }
    ByteBuffer buffer = ByteBuffer.wrap(content);
    if (content.length != LENGTH
        || buffer.getInt(LENGTH - Integer.BYTES) != checkSum(content)
        || buffer.get() != kind) {
      throw malformed(null);
    }
    return buffer;
  }

  private static int checkSum(byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content, 0, LENGTH - Integer.BYTES);
    return (int) sum.getValue();
  }
}
