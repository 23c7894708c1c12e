package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.error.NotSupportedException;
import com.signalcraft.internal.Denials;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One view: an identity and an origin on a shared engine. Every call is one transaction, bound to
 * the caller before anything else, or a part of the one that the view was made for. Immutable,
 * thread-safe.
 */
public final class Session {

  private static final Duration UPKEEP_TIMEOUT = Duration.ofHours(1);

  private final Engine engine;
  private final Identity identity;
  private final CallOrigin origin;
  private final @Nullable SharedTransaction shared;

  /**
   * A view outside of any transaction.
   *
   * @param engine the engine
   * @param identity who calls
   * @param origin where the calls come from
   */
  public Session(Engine engine, Identity identity, CallOrigin origin) {
    this(engine, identity, origin, null);
  }

  private Session(
      Engine engine, Identity identity, CallOrigin origin, @Nullable SharedTransaction shared) {
    this.engine = engine;
    this.identity = identity;
    this.origin = origin;
    this.shared = shared;
  }

  /**
   * The engine.
   *
   * @return what all views share
   */
  public Engine engine() {
    return engine;
  }

  /**
   * The same engine, seen by another caller.
   *
   * @param other who calls
   * @return a view
   * @throws NotSupportedException if this is the view of a transaction, and another's
   */
  public Session as(Identity other) {
    if (!other.equals(identity)) {
      requireNoTransaction("the caller cannot be changed");
    }
    return new Session(engine, other, origin, shared);
  }

  /**
   * The same engine and caller, with the origin of his calls.
   *
   * @param other where the calls come from
   * @return a view
   * @throws NotSupportedException if this is the view of a transaction, and from elsewhere
   */
  public Session from(CallOrigin other) {
    if (!other.equals(origin)) {
      requireNoTransaction("the origin of calls cannot be changed");
    }
    return new Session(engine, identity, other, shared);
  }

  /**
   * This view with its token, which may expire, checked now: for work that goes on later.
   *
   * @return a view of the user
   * @throws com.signalcraft.error.AuthenticationException if the token is not valid
   */
  public Session verified() {
    return new Session(engine, verifiedIdentity(), origin, shared);
  }

  private Identity verifiedIdentity() {
    return identity instanceof Identity.Token token
        ? Identity.user(engine.tokenVerifier().verify(token.token()))
        : identity;
  }

  /**
   * Makes one call: all of it takes effect or, where it throws, nothing.
   *
   * @param action what is done, for errors, such as {@code save the alert}
   * @param work does it; run again from its beginning where it lost against another transaction
   * @param <T> the type of its result
   * @return its result
   */
  public <T> T call(String action, Work<T> work) {
    engine.requireOpen();
    return shared == null ? engine.run(action, binding(), work) : shared.call(action, work);
  }

  /**
   * Makes one call that only reads. The transaction is bound together with the first query of the
   * work, one round trip less than by {@link #call}; whatever the work makes of it, nobody known
   * gets an error and no result.
   *
   * @param action what is done, for errors, such as {@code read the alerts}
   * @param work does it, a query first of all, before it asks whose the transaction is or what time
   *     it began; run again from its beginning where it lost against another transaction
   * @param <T> the type of its result
   * @return its result
   */
  public <T> T read(String action, Work<T> work) {
    engine.requireOpen();
    return shared == null ? engine.read(action, binding(), work) : shared.call(action, work);
  }

  /**
   * Makes one call without a result.
   *
   * @param action what is done, for errors, such as {@code remove the alert}
   * @param work does it; run again from its beginning where it lost against another transaction
   */
  public void run(String action, VoidWork work) {
    this.<Boolean>call(
        action,
        tx -> {
          work.in(tx);
          return true;
        });
  }

  /**
   * Makes several calls in one transaction. In a view of a transaction they are made in that one.
   *
   * @param work makes the calls on the view that it is given, and nowhere else; run again from its
   *     beginning where it lost against another transaction
   * @param <T> the type of its result
   * @return its result
   */
  public <T> T inTransaction(Function<Session, T> work) {
    engine.requireOpen();
    if (shared != null) {
      return work.apply(this);
    }
    CallerBinding binding = binding();
    return engine.run("run the transaction", binding, tx -> together(tx, binding, work));
  }

  private <T> T together(CallerTransaction tx, CallerBinding binding, Function<Session, T> work)
      throws SQLException {
    SharedTransaction together = new SharedTransaction(tx);
    T result;
    try {
      result = work.apply(new Session(engine, binding.identity(), origin, together));
    } catch (RuntimeException e) {
      together.requireNotLost();
      throw e;
    } finally {
      together.end();
    }
    together.requireNotLost();
    return result;
  }

  /**
   * Does a piece of the upkeep, as the role of background work. It may take an hour.
   *
   * @param action what is done, for errors, such as {@code make partitions}
   * @param work does it; run again from its beginning where it lost against another transaction
   * @param <T> the type of its result
   * @return its result
   * @throws com.signalcraft.error.PermissionDeniedException if this is not the service's view
   * @throws NotSupportedException if this is the view of a transaction
   */
  public <T> T callAsWorker(String action, Work<T> work) {
    engine.requireOpen();
    if (!(identity instanceof Identity.Service)) {
      // Who is nobody known is told that first, as by any other call.
      return call(
          action,
          tx -> {
            throw Denials.needsService();
          });
    }
    requireNoTransaction("the upkeep cannot be done");
    return engine.run(action, new WorkerBinding(origin, UPKEEP_TIMEOUT), work);
  }

  private CallerBinding binding() {
    return new CallerBinding(verifiedIdentity(), origin, engine.statementTimeout());
  }

  /**
   * Refuses what outlives a call where this is the view of a transaction.
   *
   * @param refusal what cannot be done, such as {@code a writer cannot be made}
   * @throws NotSupportedException if this is the view of a transaction
   */
  public void requireNoTransaction(String refusal) {
    if (shared != null) {
      throw new NotSupportedException(refusal + " inside a transaction");
    }
  }
}
