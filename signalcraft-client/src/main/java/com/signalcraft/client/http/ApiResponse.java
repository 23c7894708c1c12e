package com.signalcraft.client.http;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.util.Optional;

/**
 * A successful answer with what came along with it.
 *
 * @param value what the answer says
 * @param status the HTTP status, 200 to 299
 * @param headers its headers
 * @param requestId the server's id of the request, to quote to support; empty where it gave none
 * @param attempts how many tries it took, from 1
 * @param duration how long the whole call took, with all tries and waits
 * @param <T> the value's type
 */
public record ApiResponse<T>(
    T value,
    int status,
    ResponseHeaders headers,
    Optional<String> requestId,
    int attempts,
    Duration duration) {

  public ApiResponse {
    Checks.required("headers", headers);
    Checks.required("request_id", requestId);
    Checks.required("duration", duration);
  }

  /**
   * The same with another value.
   *
   * @param other the value
   * @param <U> its type
   * @return such an answer
   */
  public <U> ApiResponse<U> withValue(U other) {
    return new ApiResponse<>(other, status, headers, requestId, attempts, duration);
  }
}
