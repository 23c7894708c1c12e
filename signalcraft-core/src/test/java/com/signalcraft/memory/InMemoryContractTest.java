package com.signalcraft.memory;

import com.signalcraft.SignalCraft;
import com.signalcraft.contract.ContractBackend;
import com.signalcraft.contract.SignalCraftContract;
import com.signalcraft.testing.SettableClock;
import java.time.Instant;
import java.util.Optional;

/** The in-memory back end keeps the whole contract; each test has one of its own. */
class InMemoryContractTest extends SignalCraftContract {

  private static final Instant START = Instant.parse("2026-03-10T09:30:00Z");

  @Override
  protected ContractBackend backend() {
    SettableClock clock = new SettableClock(START);
    return new Backend(clock, InMemorySignalCraft.builder().clock(clock).build());
  }

  private record Backend(SettableClock clock, SignalCraft service) implements ContractBackend {

    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public Optional<TimeMachine> timeMachine() {
      return Optional.of(clock::advance);
    }

    @Override
    public boolean isShared() {
      return false;
    }

    @Override
    public void close() {
      service.close();
    }
  }
}
