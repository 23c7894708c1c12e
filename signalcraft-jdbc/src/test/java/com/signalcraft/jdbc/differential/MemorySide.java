package com.signalcraft.jdbc.differential;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.security.Identity;
import java.time.Duration;
import java.util.function.Function;

/** The in-memory back end. */
final class MemorySide extends Side {

  private final MemoryClock clock = new MemoryClock();
  private final InMemorySignalCraft service =
      InMemorySignalCraft.builder().clock(clock).tokenVerifier(Side::userOf).build();

  MemorySide() {}

  MemoryClock clock() {
    return clock;
  }

  @Override
  SignalCraft service() {
    return service;
  }

  @Override
  Object together(Identity caller, Function<SignalCraft, Object> call) {
    SignalCraft view = service.as(caller);
    requireKnown(view);
    return call.apply(view);
  }

  /** As a transaction does when it begins, before anything else. */
  private static void requireKnown(SignalCraft view) {
    try {
      view.businesses().list(PageRequest.ofSize(1));
    } catch (PermissionDeniedException e) {
      // Of a key that does not read: it is known.
    }
  }

  @Override
  void age(int days) {
    // They were made by a clock that is behind, which now catches up.
    clock.setBehind(Duration.ZERO);
  }

  @Override
  public void close() {
    service.close();
  }
}
