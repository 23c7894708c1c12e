package com.signalcraft.client.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer before it is sent. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
record Answer(int status, Map<String, String> headers, byte[] body) {

  private static final byte[] NOTHING = {};

  static Answer json(int status, Object value) {
    return new Answer(
        status,
        Map.of("Content-Type", "application/json"),
        JsonText.of(value).getBytes(StandardCharsets.UTF_8));
  }

  static Answer ok(Object value) {
    return json(200, value);
  }

  static Answer created(Object value) {
    return json(201, value);
  }

  static Answer accepted(Object value) {
    return json(202, value);
  }

  static Answer done() {
    return new Answer(204, Map.of(), NOTHING);
  }

  /** As of a server that does not have the call: without the error of the API. */
  static Answer unknownCall(String call) {
    return new Answer(
        404,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        ("there is no " + call + " here").getBytes(StandardCharsets.UTF_8));
  }

  Answer with(String header, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Answer(status, all, body);
  }
}
