package com.signalcraft.contract;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.SignalCraftException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller gets for an operation. */
enum Outcome {
  /** It is done. */
  ALLOWED(null),
  /** He sees the thing, but may not do this with it. */
  DENIED(PermissionDeniedException.class),
  /** The thing does not exist for him. */
  NOT_FOUND(NotFoundException.class),
  /** He is nobody known, or not the kind of caller that can do this. */
  UNAUTHENTICATED(AuthenticationException.class);

  private final @Nullable Class<? extends SignalCraftException> error;

  Outcome(@Nullable Class<? extends SignalCraftException> error) {
    this.error = error;
  }

  /** The error that tells of it, exactly of this class; empty where it is none. */
  Optional<Class<? extends SignalCraftException>> error() {
    return Optional.ofNullable(error);
  }

  /** Runs a call and gives its error, or empty where it went well. */
  static Optional<SignalCraftException> errorOf(Runnable call) {
    try {
      call.run();
      return Optional.empty();
    } catch (SignalCraftException e) {
      return Optional.of(e);
    }
  }
}
