package com.signalcraft.examples.server.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids by which requests are found in logs. Stateless. */
final class RequestIds {

  /** In the log's context. */
  static final String KEY = "request_id";

  /** Nothing that could pretend to be another line of a log. */
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

  private RequestIds() {}

  /** The client's own id where it is fit, else a new one. */
  static String of(@Nullable String given) {
    return given != null && SANE.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }
}
