package com.signalcraft.client.internal.json;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Writes the values of a point as text into an array that has just the room for them. Not
 * thread-safe.
 */
final class JsonBytes {

  /** How long an instant is without a fraction of a second. */
  private static final int INSTANT_BYTES = "2025-01-15T10:30:00Z".length();

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int SECONDS_A_DAY = 86_400;
  private static final int MICROS_A_SECOND = 1_000_000;

  private final byte[] bytes;
  private int length;

  /** The day that {@link #date} is of; points that follow each other are often of one. */
  private long epochDay = Long.MIN_VALUE;

  private final byte[] date = new byte["2025-01-15".length()];

  JsonBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The array, which must be full. */
  byte[] finished() {
    if (length != bytes.length) {
      throw new IllegalStateException(
          "the text has " + length + " bytes where " + bytes.length + " were counted");
    }
    return bytes;
  }

  void put(char ascii) {
    bytes[length++] = (byte) ascii;
  }

  void put(byte[] text) {
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
  }

  void uuid(UUID id) {
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    hex(high >>> 32, 8);
    put('-');
    hex(high >>> 16, 4);
    put('-');
    hex(high, 4);
    put('-');
    hex(low >>> 48, 4);
    put('-');
    hex(low, 12);
  }

  private void hex(long value, int digits) {
    long rest = value;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = HEX[(int) rest & 0xF];
      rest >>>= 4;
    }
    length += digits;
  }

  /**
   * An instant in UTC, with no, three or six digits of the second's fraction, as they are needed.
   */
  void instant(long epochMicros) {
    long seconds = Math.floorDiv(epochMicros, MICROS_A_SECOND);
    date(Math.floorDiv(seconds, SECONDS_A_DAY));
    int ofDay = Math.floorMod(seconds, SECONDS_A_DAY);
    put('T');
    digits(ofDay / 3_600, 2);
    put(':');
    digits(ofDay / 60 % 60, 2);
    put(':');
    digits(ofDay % 60, 2);
    int micros = Math.floorMod(epochMicros, MICROS_A_SECOND);
    int fraction = fractionBytes(micros);
    if (fraction > 0) {
      put('.');
      digits(fraction == 4 ? micros / 1_000 : micros, fraction - 1);
    }
    put('Z');
  }

  private void date(long day) {
    if (day != epochDay) {
      byte[] text = LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(text, 0, date, 0, date.length);
      epochDay = day;
    }
    put(date);
  }

  /** How long an instant is as text. */
  static int instantBytes(long epochMicros) {
    return INSTANT_BYTES + fractionBytes(Math.floorMod(epochMicros, MICROS_A_SECOND));
  }

  /** How long the fraction of a second is, with its point. */
  private static int fractionBytes(int micros) {
    return micros == 0 ? 0 : micros % 1_000 == 0 ? 4 : 7;
  }

  /** A number of so many digits after the decimal point, in plain notation. */
  void decimal(long unscaled, int scale) {
    long rest = Math.abs(unscaled);
    if (unscaled < 0) {
      put('-');
    }
    int count = Math.max(digitsOf(rest), scale + 1);
    int end = length + count + (scale > 0 ? 1 : 0);
    int at = end;
    for (int i = 0; i < count; i++) {
      if (i == scale && scale > 0) {
        bytes[--at] = '.';
      }
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length = end;
  }

  private static int digitsOf(long value) {
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private void digits(int value, int count) {
    int rest = value;
    for (int i = length + count - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
  }
}
