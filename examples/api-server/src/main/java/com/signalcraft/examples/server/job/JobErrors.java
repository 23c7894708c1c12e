package com.signalcraft.examples.server.job;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.api.call.Failures;
import com.signalcraft.examples.api.call.JsonText;

/** What is told of jobs that were not done. Stateless. */
final class JobErrors {

  private static final String INTERNAL = "INTERNAL_ERROR";

  /** A defect, of which the log knows more. */
  static final String DEFECT = of(INTERNAL, "the server has a defect");

  private JobErrors() {}

  static SignalCraftException cancelled() {
    return new SignalCraftException(
        "CANCELLED", false, "the job was given up", FailureDetails.NONE);
  }

  static String cancelledJson() {
    return JsonText.of(Failures.error(cancelled()));
  }

  static String exhausted(int attempts) {
    return of(
        INTERNAL, "the job was begun " + attempts + " times, and each time the server ended in it");
  }

  static String unknownKind(String kind) {
    return of("NOT_SUPPORTED", "this server does not know jobs of the kind " + kind);
  }

  private static String of(String code, String message) {
    return JsonText.of(object("code", code, "message", message));
  }
}
