package com.signalcraft.differential;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import java.util.Optional;
import java.util.function.Supplier;

/** What came of a call: its result, or its error as callers see it. */
sealed interface Outcome {

  record Result(Object value) implements Outcome {}

  record Failure(
      Class<?> type, String code, String message, Optional<String> field, boolean retryable)
      implements Outcome {

    /** Whether it refuses a null where a value must be. */
    boolean isOfNull() {
      return field.isPresent() && message.endsWith("is required, was null");
    }
  }

  /** Runs a call; an error that is none of the API's is a defect and goes on. */
  static Outcome of(Supplier<Object> call) {
    try {
      return new Result(call.get());
    } catch (SignalCraftException e) {
      return new Failure(
          e.getClass(),
          e.code(),
          String.valueOf(e.getMessage()),
          e instanceof ValidationException invalid
              ? Optional.of(invalid.field())
              : Optional.empty(),
          e.retryable());
    }
  }
}
