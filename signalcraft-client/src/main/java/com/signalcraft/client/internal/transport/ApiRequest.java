package com.signalcraft.client.internal.transport;

import com.signalcraft.common.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** A call of the API before it is sent: what is asked, not by whom or how often. Immutable. */
public final class ApiRequest {

  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  private static final int STANDARD_LIMIT = 0;
  private static final Pattern ENCODED_STEP = Pattern.compile("(?i)(?:%2e|\\.){1,2}");
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final HttpMethod method;
  private final List<String> path;
  private final List<Parameter> query;
  private final Map<String, String> headers;
  private final @Nullable RequestBody body;
  private final long answerLimit;

  private ApiRequest(
      HttpMethod method,
      List<String> path,
      List<Parameter> query,
      Map<String, String> headers,
      @Nullable RequestBody body,
      long answerLimit) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.answerLimit = answerLimit;
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
    List<String> segments = Arrays.stream(path).map(Object::toString).toList();
    segments.forEach(ApiRequest::checkSegment);
    return new ApiRequest(method, segments, List.of(), Map.of(), null, STANDARD_LIMIT);
  }

  private static void checkSegment(String segment) {
    // okhttp would take them for a step within the path, to another call
    boolean isStep = segment.equals(".") || segment.equals("..") || segment.isBlank();
    Checks.that(
        !isStep && !ENCODED_STEP.matcher(segment).matches(),
        "path",
        "must have no part that is empty or dots alone, had \"" + Checks.shown(segment) + "\"");
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
    return new ApiRequest(method, path, List.copyOf(extended), headers, body, answerLimit);
  }

  /**
   * The same with a header, instead of one of that name.
   *
   * @param name its name
   * @param value its value
   * @return such a call
   * @throws com.signalcraft.error.ValidationException if it holds what no header can
   */
  public ApiRequest header(String name, String value) {
    HeaderText.check(name, value);
    Map<String, String> extended = new LinkedHashMap<>(headers);
    extended.put(name, value);
    return new ApiRequest(method, path, query, extended, body, answerLimit);
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
    return new ApiRequest(method, path, query, headers, content, answerLimit);
  }

  /**
   * The same with another bound on the size of the answer, such as for a download.
   *
   * @param bytes the most that is taken, unpacked, from 1
   * @return such a call
   */
  public ApiRequest answerLimit(long bytes) {
    Checks.that(bytes > 0, "answer_limit", "must be positive, was " + bytes);
    return new ApiRequest(method, path, query, headers, body, bytes);
  }

  /**
   * The bound on the size of the answer.
   *
   * @param standard the client's own bound
   * @return the most that is taken, in bytes
   */
  long answerLimitOr(long standard) {
    return answerLimit == STANDARD_LIMIT ? standard : answerLimit;
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
   * What is called, whatever it is called with.
   *
   * @return the method and the path with {@code {id}} in the place of ids
   */
  public String operation() {
    return method
        + path.stream()
            .map(segment -> ID.matcher(segment).matches() ? "{id}" : segment)
            .collect(Collectors.joining("/", " /", ""));
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
