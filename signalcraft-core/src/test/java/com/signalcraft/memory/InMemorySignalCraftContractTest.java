package com.signalcraft.memory;

import com.signalcraft.SignalCraft;
import com.signalcraft.contract.ContractBackend;
import com.signalcraft.contract.SignalCraftContract;
import com.signalcraft.testing.SettableClock;
import java.time.Instant;
import java.util.Optional;

// [kit]
/** The contract, kept in memory; each test has a store and a clock of its own. */
class InMemorySignalCraftContractTest extends SignalCraftContract {

  @Override
  protected ContractBackend backend() {
    SettableClock clock = new SettableClock(Instant.parse("2026-03-15T10:20:30Z"));
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
// [/kit]
