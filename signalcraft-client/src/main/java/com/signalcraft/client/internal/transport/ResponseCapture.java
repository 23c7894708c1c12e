package com.signalcraft.client.internal.transport;

import com.signalcraft.client.http.ApiResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the last answer that it sees. Thread-safe. */
public final class ResponseCapture implements ResponseObserver {

  private volatile @Nullable ApiResponse<?> last;

  /** One that has seen nothing yet. */
  public ResponseCapture() {}

  @Override
  public void answered(ApiResponse<?> response) {
    last = response;
  }

  /**
   * The last answer, with the value that the caller got.
   *
   * @param value the value
   * @param <T> its type
   * @return the answer, or empty where no call was made
   */
  public <T> Optional<ApiResponse<T>> with(T value) {
    return Optional.ofNullable(last).map(response -> response.withValue(value));
  }
}
