package com.signalcraft.client.internal.transport;

import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code Retry-After} from okhttp, which would repeat a 408 or 503 with a wait of 0 by
 * itself, and throws a NumberFormatException on one that is no int.
 */
final class HiddenRetryAfter implements Interceptor {

  private static final String STANDARD = "Retry-After";
  private static final String HIDDEN = "SignalCraft-Internal-Retry-After";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Headers headers = renamed(response.headers(), STANDARD, HIDDEN);
    return response.newBuilder().headers(headers).build();
  }

  /**
   * An answer's headers as they came.
   *
   * @param headers what okhttp hands on
   * @return the same with the header in its place
   */
  static Headers restored(Headers headers) {
    return headers.get(HIDDEN) == null ? headers : renamed(headers, HIDDEN, STANDARD);
  }

  private static Headers renamed(Headers headers, String from, String to) {
    @Nullable String value = headers.get(from);
    Headers.Builder renamed = headers.newBuilder().removeAll(from).removeAll(to);
    if (value != null) {
      renamed.addUnsafeNonAscii(to, value);
    }
    return renamed.build();
  }
}
