package com.signalcraft.client.internal.download;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a file an answer has (RFC 9110, section 14.4).
 *
 * @param first the index of its first byte
 * @param total how many bytes the whole file has; -1 where the server does not say
 */
record ContentRange(long first, long total) {

  private static final Pattern FORM =
      Pattern.compile("(?i)bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

  static Optional<ContentRange> parse(@Nullable String header) {
    Matcher form = FORM.matcher(header == null ? "" : header.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    long total = form.group(3).equals("*") ? -1 : Long.parseLong(form.group(3));
    return Optional.of(new ContentRange(Long.parseLong(form.group(1)), total));
  }
}
