package com.signalcraft.client.internal.transport;

import com.signalcraft.client.http.ApiResponse;

/** Sees the successful answers to one caller's calls. */
@FunctionalInterface
public interface ResponseObserver {

  /** Looks at nothing. */
  ResponseObserver NONE = response -> {};

  /**
   * A call was answered, and its answer read.
   *
   * @param response the answer
   */
  void answered(ApiResponse<?> response);
}
