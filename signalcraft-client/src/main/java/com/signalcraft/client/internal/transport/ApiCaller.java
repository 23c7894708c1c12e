package com.signalcraft.client.internal.transport;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Makes calls for one caller. Thread-safe. */
public final class ApiCaller {

  private final OkHttpClient http;
  private final HttpUrl base;
  private final Map<String, String> headers;
  private final ErrorDecoder errors = new ErrorDecoder(InstantSource.system());

  /**
   * A caller.
   *
   * @param http sends the requests
   * @param base the API's base URL
   * @param headers go with every request
   */
  public ApiCaller(OkHttpClient http, HttpUrl base, Map<String, String> headers) {
    this.http = http;
    this.base = base;
    this.headers = Map.copyOf(headers);
  }

  /**
   * Makes a call and waits for its end.
   *
   * @param request what to ask
   * @param reader makes the value of the answer
   * @param <T> the value's type
   * @return the value
   * @throws SignalCraftException of the type that the failure has
   */
  public <T> T call(ApiRequest request, ResponseReader<T> reader) {
    Request.Builder message =
        new Request.Builder()
            .url(request.url(base))
            .method(request.method().name(), request.body());
    headers.forEach(message::header);
    request.headers().forEach(message::header);
    try (Response response = http.newCall(message.build()).execute()) {
      if (!response.isSuccessful()) {
        throw errors.decode(response.code(), response.headers(), response.body().bytes());
      }
      return reader.read(
          new ApiAnswer(
              request.toString(),
              response.code(),
              response.headers(),
              response.body().byteStream()));
    } catch (IOException e) {
      throw new TransportException(request + " failed: " + e, FailureDetails.causedBy(e));
    }
  }
}
