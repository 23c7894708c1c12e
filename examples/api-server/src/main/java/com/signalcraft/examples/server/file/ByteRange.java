package com.signalcraft.examples.server.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file, as a request names it (RFC 9110, section 14): one range of bytes. Several at
 * once, and what is no range of bytes, are left aside, as the standard allows: the answer is the
 * whole file then.
 *
 * @param from its first byte
 * @param end the byte after its last one
 */
record ByteRange(long from, long end) {

  private static final Pattern FORM = Pattern.compile("bytes=[ \t]*(\\d{0,18})-(\\d{0,18})[ \t]*");

  /** What cannot be given: it begins after the end of the file. */
  static final ByteRange NOT_THERE = new ByteRange(-1, -1);

  /**
   * Reads the header.
   *
   * @param header the value of {@code Range}, or null
   * @param size the size of the file in bytes
   * @return the part, {@link #NOT_THERE}, or null for the whole file
   */
  static @Nullable ByteRange parse(@Nullable String header, long size) {
    Matcher form = FORM.matcher(header == null ? "" : header);
    if (!form.matches()) {
      return null;
    }
    String first = form.group(1);
    String last = form.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? null : lastBytes(Long.parseLong(last), size);
    }
    long from = Long.parseLong(first);
    long to = last.isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(last);
    if (to < from) {
      return null;
    }
    return from >= size ? NOT_THERE : new ByteRange(from, Math.min(to + 1, size));
  }

  private static ByteRange lastBytes(long count, long size) {
    return count == 0 || size == 0 ? NOT_THERE : new ByteRange(Math.max(0, size - count), size);
  }
}
