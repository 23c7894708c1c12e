package com.signalcraft.memory;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Back ends in which the same calls give the same ids, so that what two of them tell is equal. */
public final class SeededBackend {

  private SeededBackend() {}

  /**
   * An empty back end.
   *
   * @param clock its clock
   * @return the view of the service
   */
  public static InMemorySignalCraft create(Clock clock) {
    AtomicLong number = new AtomicLong();
    return InMemorySignalCraft.builder()
        .clock(clock)
        .ids(() -> new UUID(0x5eed_0000_0000_4000L, number.incrementAndGet()))
        .build();
  }
}
