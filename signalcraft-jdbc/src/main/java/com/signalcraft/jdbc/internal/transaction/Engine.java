package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.internal.LocalJobs;
import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.jdbc.TokenVerifier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What all views of one back end share: where connections come from, how transactions are run, and
 * what is to be closed. Thread-safe.
 */
public final class Engine implements AutoCloseable {

  /** The code of what is done after the end. */
  public static final String CLOSED = "CLOSED";

  private final EngineSettings settings;
  private final @Nullable ConnectionSource callers;
  private final @Nullable ConnectionSource service;
  private final Transactions transactions;
  private final LocalJobs jobs = new LocalJobs("signalcraft-jdbc-jobs", Engine::closedError);
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private volatile boolean closed;

  /**
   * An engine on data sources of others.
   *
   * @param settings how it works
   * @param callers connections for users and keys, or null where there are none
   * @param service connections for the service, or null where there are none
   */
  public Engine(
      EngineSettings settings, @Nullable DataSource callers, @Nullable DataSource service) {
    this.settings = settings;
    this.callers = source(callers, settings.poolMode());
    this.service = source(service, settings.poolMode());
    this.transactions = new Transactions(settings.retry());
  }

  private static @Nullable ConnectionSource source(@Nullable DataSource source, PoolMode mode) {
    return source == null ? null : new ConnectionSource(source, mode);
  }

  /**
   * What stands between this process and the database.
   *
   * @return the mode
   */
  public PoolMode poolMode() {
    return settings.poolMode();
  }

  /**
   * How long a statement of a call may take.
   *
   * @return the time-out
   */
  public Duration statementTimeout() {
    return settings.statementTimeout();
  }

  TokenVerifier tokenVerifier() {
    return settings.tokenVerifier();
  }

  /**
   * Runs what outlives a call.
   *
   * @return the jobs of all views
   */
  public LocalJobs jobs() {
    return jobs;
  }

  <T> T run(String action, Binding binding, Work<T> work) {
    return transactions.run(action, source(binding.isForService()), binding, work);
  }

  <T> T read(String action, Binding binding, Work<T> work) {
    return transactions.read(action, source(binding.isForService()), binding, work);
  }

  private ConnectionSource source(boolean asService) {
    ConnectionSource source = asService ? service : callers;
    if (source == null) {
      throw new NotSupportedException(
          asService
              ? "no service data source is configured"
              : "no data source for users and keys is configured");
    }
    return source;
  }

  /**
   * Hands over a part that is to be closed with this, such as a pool or a thread; the last one
   * first.
   *
   * @param part the part
   * @param <P> its type
   * @return the part
   */
  public <P extends AutoCloseable> P own(P part) {
    synchronized (parts) {
      requireOpen();
      parts.push(part);
    }
    return part;
  }

  /**
   * Hands a part back that has been closed on its own.
   *
   * @param part the part
   */
  public void disown(AutoCloseable part) {
    synchronized (parts) {
      parts.remove(part);
    }
  }

  /**
   * Refuses what is done after the end.
   *
   * @throws SignalCraftException with the code {@code CLOSED}
   */
  public void requireOpen() {
    if (closed) {
      throw closedError();
    }
  }

  /**
   * The answer to what is done after the end.
   *
   * @return the error, to be thrown
   */
  public static SignalCraftException closedError() {
    return new SignalCraftException(
        CLOSED, false, "the JDBC back end is closed", FailureDetails.NONE);
  }

  /** Ends the jobs and closes what this owns. A second call does nothing. */
  @Override
  public void close() {
    Deque<AutoCloseable> owned;
    synchronized (parts) {
      closed = true;
      owned = new ArrayDeque<>(parts);
      parts.clear();
    }
    jobs.close();
    RuntimeException failure = null;
    for (AutoCloseable part : owned) {
      try {
        part.close();
      } catch (Exception e) {
        RuntimeException own = e instanceof RuntimeException known ? known : notClosed(part, e);
        if (failure == null) {
          failure = own;
        } else {
          failure.addSuppressed(own);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static SignalCraftException notClosed(AutoCloseable part, Exception cause) {
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return new SignalCraftException(
        "INTERNAL_ERROR",
        false,
        "could not close a " + part.getClass().getSimpleName(),
        FailureDetails.causedBy(cause));
  }
}
