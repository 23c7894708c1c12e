package com.signalcraft.client.http;

import com.signalcraft.common.Checks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;

/**
 * A call of the API that this version of the client does not know yet. Immutable; {@code toString}
 * shows the method and the path alone.
 */
public final class RawRequest {

  private final String method;
  private final List<String> path;
  private final List<Parameter> query;
  private final Map<String, String> headers;
  private final Optional<Body> body;

  private RawRequest(
      String method,
      List<String> path,
      List<Parameter> query,
      Map<String, String> headers,
      Optional<Body> body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
  }

  /**
   * A call that reads.
   *
   * @param path the path below the base URL, such as {@code /new/thing}; its parts are escaped
   * @return the call
   * @throws com.signalcraft.error.ValidationException if it is no such path
   */
  public static RawRequest get(String path) {
    return of("GET", path);
  }

  /**
   * A call that creates or starts; it is tried again only with an {@link #idempotencyKey}.
   *
   * @param path the path below the base URL
   * @return the call
   * @throws com.signalcraft.error.ValidationException if it is no such path
   */
  public static RawRequest post(String path) {
    return of("POST", path);
  }

  /**
   * A call that changes to a stated state.
   *
   * @param path the path below the base URL
   * @return the call
   * @throws com.signalcraft.error.ValidationException if it is no such path
   */
  public static RawRequest put(String path) {
    return of("PUT", path);
  }

  /**
   * A call that changes a part; it is tried again only with an {@link #idempotencyKey}.
   *
   * @param path the path below the base URL
   * @return the call
   * @throws com.signalcraft.error.ValidationException if it is no such path
   */
  public static RawRequest patch(String path) {
    return of("PATCH", path);
  }

  /**
   * A call that removes.
   *
   * @param path the path below the base URL
   * @return the call
   * @throws com.signalcraft.error.ValidationException if it is no such path
   */
  public static RawRequest delete(String path) {
    return of("DELETE", path);
  }

  private static RawRequest of(String method, String path) {
    String given = Checks.text("path", path, 2_000);
    Checks.that(
        given.startsWith("/") && given.indexOf('?') < 0 && given.indexOf('#') < 0,
        "path",
        "must begin with / and hold no query, was \"" + Checks.shown(given) + "\"");
    List<String> parts = Arrays.asList(given.substring(1).split("/", -1));
    return new RawRequest(method, List.copyOf(parts), List.of(), Map.of(), Optional.empty());
  }

  /**
   * The same with a parameter in the query.
   *
   * @param name its name
   * @param value its value
   * @return such a call
   */
  public RawRequest query(String name, String value) {
    List<Parameter> extended = new ArrayList<>(query);
    extended.add(new Parameter(name, value));
    return new RawRequest(method, path, List.copyOf(extended), headers, body);
  }

  /**
   * The same with a header, instead of one of that name.
   *
   * @param name its name
   * @param value its value
   * @return such a call
   */
  public RawRequest header(String name, String value) {
    Map<String, String> extended = new LinkedHashMap<>(headers);
    extended.put(Checks.required("name", name), Checks.required("value", value));
    return new RawRequest(method, path, query, extended, body);
  }

  /**
   * The same with a key by which the server knows a repetition, so that it may be tried again.
   *
   * @param key the key
   * @return such a call
   */
  public RawRequest idempotencyKey(String key) {
    return header("Idempotency-Key", key);
  }

  /**
   * The same with JSON as its body.
   *
   * @param json the JSON
   * @return such a call
   */
  public RawRequest json(String json) {
    return body("application/json", Checks.required("json", json).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The same with a body.
   *
   * @param contentType its media type
   * @param content its bytes, which are copied
   * @return such a call
   */
  public RawRequest body(String contentType, byte[] content) {
    Body given =
        new Body(
            Checks.text("content_type", contentType, 200),
            ByteString.of(Checks.required("content", content)));
    return new RawRequest(method, path, query, headers, Optional.of(given));
  }

  /**
   * The method.
   *
   * @return such as {@code GET}
   */
  public String method() {
    return method;
  }

  /**
   * The parts of the path, not escaped.
   *
   * @return the parts
   */
  public List<String> path() {
    return path;
  }

  /**
   * The parameters of the query.
   *
   * @return the parameters in their order
   */
  public List<Parameter> query() {
    return query;
  }

  /**
   * The headers of this call alone.
   *
   * @return name and value
   */
  public Map<String, String> headers() {
    return Map.copyOf(headers);
  }

  /**
   * The media type of the body.
   *
   * @return the type, or empty where there is no body
   */
  public Optional<String> contentType() {
    return body.map(Body::contentType);
  }

  /**
   * The body.
   *
   * @return a copy of its bytes, or empty where there is none
   */
  public Optional<byte[]> content() {
    return body.map(given -> given.content().toByteArray());
  }

  /** The method and the path. */
  @Override
  public String toString() {
    return method + " /" + String.join("/", path);
  }

  /**
   * A parameter of a query.
   *
   * @param name its name
   * @param value its value
   */
  public record Parameter(String name, String value) {

    public Parameter {
      Checks.required("name", name);
      Checks.required("value", value);
    }
  }

  private record Body(String contentType, ByteString content) {}
}
