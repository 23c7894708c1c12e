package com.signalcraft.examples.api.call;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer before it is sent. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
public record Answer(int status, Map<String, String> headers, byte[] body) {

  private static final byte[] NOTHING = {};

  public static Answer json(int status, Object value) {
    return new Answer(
        status,
        Map.of("Content-Type", "application/json"),
        JsonText.of(value).getBytes(StandardCharsets.UTF_8));
  }

  public static Answer ok(Object value) {
    return json(200, value);
  }

  public static Answer created(Object value) {
    return json(201, value);
  }

  public static Answer accepted(Object value) {
    return json(202, value);
  }

  public static Answer done() {
    return new Answer(204, Map.of(), NOTHING);
  }

  /** As of a server that does not have the call: without the error of the API. */
  public static Answer unknownCall(String call) {
    return new Answer(
        404,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        ("there is no " + call + " here").getBytes(StandardCharsets.UTF_8));
  }

  public Answer with(String header, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Answer(status, all, body);
  }
}
