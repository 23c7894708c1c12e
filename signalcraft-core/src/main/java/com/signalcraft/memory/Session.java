package com.signalcraft.memory;

import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One view: an identity and an origin on a shared engine. Every call goes through one of the
 * methods here, and that is the whole discipline of locking:
 *
 * <ul>
 *   <li>{@link #read}: under the catalog's shared lock; changes nothing but what is thread-safe by
 *       itself (points behind their source's lock, audit trails, usage, idempotency keys),
 *   <li>{@link #write}: under the catalog's exclusive lock; may change anything,
 *   <li>further locks are taken in the order idempotency key, source, usage, and none of them is
 *       held while the catalog's is waited for.
 * </ul>
 *
 * <p>So each call happens at one instant for all others.
 */
final class Session {

  private final Engine engine;
  private final Identity identity;
  private final CallOrigin origin;

  Session(Engine engine, Identity identity, CallOrigin origin) {
    this.engine = engine;
    this.identity = identity;
    this.origin = origin;
  }

  Engine engine() {
    return engine;
  }

  Session as(Identity other) {
    return new Session(engine, other, origin);
  }

  Session from(CallOrigin other) {
    return new Session(engine, identity, other);
  }

  /** This view with its token, which may expire, checked now: for work that goes on later. */
  Session verified() {
    return as(engine.access().verified(identity));
  }

  <T> T read(Function<Caller, T> work) {
    return call(engine.lock().readLock(), work);
  }

  <T> T write(Function<Caller, T> work) {
    return call(engine.lock().writeLock(), work);
  }

  void change(Consumer<Caller> work) {
    this.<Boolean>write(
        caller -> {
          work.accept(caller);
          return true;
        });
  }

  private <T> T call(Lock lock, Function<Caller, T> work) {
    engine.requireOpen();
    // Before the lock: the verifier is the application's code and may take its time.
    Identity verified = engine.access().verified(identity);
    lock.lock();
    try {
      engine.requireOpen();
      return work.apply(engine.access().resolve(verified, origin, engine.now()));
    } finally {
      lock.unlock();
    }
  }
}
