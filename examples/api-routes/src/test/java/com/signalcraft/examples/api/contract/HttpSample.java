package com.signalcraft.examples.api.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request and the answer that it got.
 *
 * @param method the HTTP method
 * @param target path and query as they were sent, such as {@code /v1/jobs/1?limit=2}
 * @param requestHeaders its headers, whatever the case of their names
 * @param requestBody its body, unpacked
 * @param status the answer's status
 * @param headers the answer's headers, whatever the case of their names
 * @param body the answer's body, unpacked
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
public record HttpSample(
    String method,
    String target,
    Map<String, List<String>> requestHeaders,
    byte[] requestBody,
    int status,
    Map<String, List<String>> headers,
    byte[] body) {

  private static final int SHOWN = 200;

  /** Makes names of headers equal whatever their case. */
  public HttpSample {
    requestHeaders = caseless(requestHeaders);
    headers = caseless(headers);
  }

  /** Without the query. */
  public String path() {
    int end = target.indexOf('?');
    return end < 0 ? target : target.substring(0, end);
  }

  /** Still encoded, empty where there is none. */
  public String query() {
    int end = target.indexOf('?');
    return end < 0 ? "" : target.substring(end + 1);
  }

  @Override
  public String toString() {
    String shown = target.length() > SHOWN ? target.substring(0, SHOWN) + "…" : target;
    return method + " " + shown + " -> " + status;
  }

  private static Map<String, List<String>> caseless(Map<String, List<String>> headers) {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }
}
