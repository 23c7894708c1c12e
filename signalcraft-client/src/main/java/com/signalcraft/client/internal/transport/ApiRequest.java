package com.signalcraft.client.internal.transport;

import com.signalcraft.common.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** A call of the API before it is sent: what is asked, not by whom or how often. Immutable. */
public final class ApiRequest {

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final HttpMethod method;
  private final List<String> path;
  private final List<Parameter> query;
  private final Map<String, String> headers;
  private final @Nullable RequestBody body;

  private ApiRequest(
      HttpMethod method,
      List<String> path,
      List<Parameter> query,
      Map<String, String> headers,
      @Nullable RequestBody body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
  }

  /**
   * A call without parameters, headers and body.
   *
   * @param method the method
   * @param path the parts of the path below the base URL, to be escaped each; an id's {@code
   *     toString()} where a part is an id
   * @return the call
   */
  public static ApiRequest of(HttpMethod method, Object... path) {
    return new ApiRequest(
        method, Arrays.stream(path).map(Object::toString).toList(), List.of(), Map.of(), null);
  }

  /**
   * The same with a parameter in the query.
   *
   * @param name its name
   * @param value its value, whose {@code toString()} is sent; absent where it is null
   * @return such a call
   */
  public ApiRequest query(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    List<Parameter> extended = new ArrayList<>(query);
    extended.add(new Parameter(name, value.toString()));
    return new ApiRequest(method, path, List.copyOf(extended), headers, body);
  }

  /**
   * The same with a header, instead of one of that name.
   *
   * @param name its name
   * @param value its value
   * @return such a call
   */
  public ApiRequest header(String name, String value) {
    Map<String, String> extended = new LinkedHashMap<>(headers);
    extended.put(name, value);
    return new ApiRequest(method, path, query, extended, body);
  }

  /**
   * The same with a key by which the server knows a repetition; it makes a POST repeatable.
   *
   * @param key the key, or null for none
   * @return such a call
   */
  public ApiRequest idempotencyKey(@Nullable String key) {
    return key == null ? this : header(IDEMPOTENCY_KEY, Checks.text("idempotency_key", key, 200));
  }

  /**
   * The same with a body.
   *
   * @param content the body, which can be written more than once
   * @return such a call
   */
  public ApiRequest body(RequestBody content) {
    return new ApiRequest(method, path, query, headers, content);
  }

  /**
   * The method.
   *
   * @return the method
   */
  public HttpMethod method() {
    return method;
  }

  /**
   * The headers of this call alone.
   *
   * @return name and value
   */
  public Map<String, String> headers() {
    return headers;
  }

  /**
   * The body.
   *
   * @return the body, or null where there is none
   */
  public @Nullable RequestBody body() {
    return body;
  }

  /**
   * Whether it may be sent again although the server may have acted on it already.
   *
   * @return true for what is idempotent by its method or by a key
   */
  public boolean isRepeatable() {
    return method.isIdempotent() || headers.containsKey(IDEMPOTENCY_KEY);
  }

  /**
   * Where it goes.
   *
   * @param base the API's base URL
   * @return the whole URL
   */
  public HttpUrl url(HttpUrl base) {
    HttpUrl.Builder url = base.newBuilder();
    path.forEach(url::addPathSegment);
    query.forEach(parameter -> url.addQueryParameter(parameter.name(), parameter.value()));
    return url.build();
  }

  /** What a person needs to know it by; the query is left out, as it may be long or private. */
  @Override
  public String toString() {
    return method + path.stream().collect(Collectors.joining("/", " /", ""));
  }

  private record Parameter(String name, String value) {}
}
