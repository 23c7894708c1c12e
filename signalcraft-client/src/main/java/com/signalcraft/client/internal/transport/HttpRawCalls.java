package com.signalcraft.client.internal.transport;

import com.signalcraft.client.http.RawCalls;
import com.signalcraft.client.http.RawRequest;
import com.signalcraft.client.http.RawResponse;
import com.signalcraft.client.http.ResponseHeaders;
import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/**
 * Sends raw requests.
 *
 * @param caller makes the calls
 */
public record HttpRawCalls(ApiCaller caller) implements RawCalls {

  @Override
  public RawResponse send(RawRequest request) {
    return caller.call(
        translated(Checks.required("request", request)),
        answer ->
            new RawResponse(
                answer.status(),
                new ResponseHeaders(answer.headers().toMultimap()),
                answer.body().readAllBytes()));
  }

  private static ApiRequest translated(RawRequest raw) {
    ApiRequest request = ApiRequest.of(HttpMethod.valueOf(raw.method()), raw.path().toArray());
    for (RawRequest.Parameter parameter : raw.query()) {
      request = request.query(parameter.name(), parameter.value());
    }
    for (var header : raw.headers().entrySet()) {
      request = request.header(header.getKey(), header.getValue());
    }
    if (raw.content().isPresent()) {
      request =
          request.body(
              RequestBody.create(raw.content().get(), mediaType(raw.contentType().orElse(""))));
    }
    return request;
  }

  private static MediaType mediaType(String text) {
    MediaType type = MediaType.parse(text);
    if (type == null) {
      throw new ValidationException(
          "content_type",
          "must be a media type such as text/csv, was \"" + Checks.shown(text) + "\"");
    }
    return type;
  }
}
