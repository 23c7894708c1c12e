package com.signalcraft.client.internal.auth;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;

/** A request was sent, and nobody knows whether the server has acted on it. Stays in the client. */
public final class AnswerLostException extends SignalCraftException {

  private static final long serialVersionUID = 1L;

  private final SignalCraftException failure;

  /**
   * Such an error.
   *
   * @param failure how the answer got lost
   */
  public AnswerLostException(SignalCraftException failure) {
    super(failure.code(), true, "the answer was lost", FailureDetails.causedBy(failure));
    this.failure = failure;
  }

  /**
   * How the answer got lost.
   *
   * @return the error that the caller gets
   */
  public SignalCraftException failure() {
    return failure;
  }
}
