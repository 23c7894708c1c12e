package com.signalcraft.differential;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.security.Identity;
import com.signalcraft.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** The in-memory back end. */
final class MemorySide extends Side {

  private final SettableClock clock;
  private final InMemorySignalCraft service;

  MemorySide(Instant start) {
    clock = new SettableClock(start);
    service = InMemorySignalCraft.builder().clock(clock).tokenVerifier(Side::userOf).build();
  }

  @Override
  protected SignalCraft service() {
    return service;
  }

  @Override
  protected Object together(Identity caller, Function<SignalCraft, Object> call) {
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
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected void pass(Duration time) {
    clock.advance(time);
  }

  @Override
  public void close() {
    service.close();
  }
}
