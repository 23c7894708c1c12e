package com.signalcraft.client.internal.transport;

import com.signalcraft.client.http.ApiResponse;
import com.signalcraft.client.http.ResponseHeaders;
import com.signalcraft.client.internal.auth.Authorization;
import com.signalcraft.client.internal.limit.HostBreaker;
import com.signalcraft.client.internal.time.Deadline;
import com.signalcraft.client.metrics.CallListener;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import okhttp3.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call on its way: tries in a breaker, with a proof of who calls, within the limits, in the
 * bulkhead. Bound to one thread.
 *
 * @param <T> the type of what the answer says
 */
final class ApiCall<T> {

  private static final Logger LOG = LoggerFactory.getLogger(ApiCall.class);

  private final ApiCaller caller;
  private final Transport transport;
  private final CallListener listener;
  private final LongSupplier nanoTime;
  private final ApiRequest request;
  private final ResponseReader<T> reader;
  private final String operation;
  private final OutgoingMessage message;
  private final Deadline deadline;
  private final long began;
  private int tries;
  private boolean renewed;

  ApiCall(ApiCaller caller, ApiRequest request, ResponseReader<T> reader) {
    this.caller = caller;
    this.transport = caller.transport();
    this.listener = transport.listener();
    this.nanoTime = transport.ambient().nanoTime();
    this.request = request;
    this.reader = reader;
    this.operation = request.operation();
    this.message =
        new OutgoingMessage(
            request, transport.baseUrl(), transport.settings().message(), caller.headers());
    this.deadline = Deadline.after(caller.timeouts().call(), nanoTime);
    this.began = nanoTime.getAsLong();
  }

  T make() {
    listener.callStarted(operation);
    try {
      Retrier retrier =
          new Retrier(transport.settings().policy().retry(), transport.ambient(), listener);
      Received<T> received = retrier.run(request, message.isRepeatable(), deadline, this::guarded);
      Duration duration = Duration.ofNanos(nanoTime.getAsLong() - began);
      listener.callEnded(operation, duration, Optional.empty());
      if (caller.observer() != ResponseObserver.NONE) {
        caller.observer().answered(response(received, duration));
      }
      return received.value();
    } catch (RuntimeException | Error e) {
      Duration duration = Duration.ofNanos(nanoTime.getAsLong() - began);
      listener.callEnded(operation, duration, Optional.of(known(e)));
      throw e;
    }
  }

  /** A defect, of a reader say, in the words of the hierarchy; it is thrown as it is. */
  private static SignalCraftException known(Throwable failure) {
    return failure instanceof SignalCraftException error
        ? error
        : new SignalCraftException(
            "INTERNAL_ERROR",
            false,
            "the call ended with " + failure.getClass().getName(),
            FailureDetails.causedBy(failure));
  }

  private ApiResponse<T> response(Received<T> received, Duration duration) {
    return new ApiResponse<>(
        received.value(),
        received.status(),
        new ResponseHeaders(received.headers().toMultimap()),
        Optional.ofNullable(received.headers().get("X-Request-Id")),
        tries,
        duration);
  }

  private Received<T> guarded(int number) throws TryFailure {
    tries = number;
    String host = transport.baseUrl().host() + ":" + transport.baseUrl().port();
    Optional<HostBreaker> breaker = caller.gates().breakers().of(host);
    if (breaker.isEmpty()) {
      return authorized();
    }
    breaker.get().enter();
    boolean told = false;
    try {
      Received<T> received = authorized();
      told = true;
      breaker.get().succeeded();
      return received;
    } catch (TryFailure e) {
      told = true;
      if (e.isHosts()) {
        breaker.get().failed(e);
      } else {
        breaker.get().succeeded();
      }
      throw e;
    } finally {
      if (!told) {
        breaker.get().left();
      }
    }
  }

  private Received<T> authorized() throws TryFailure {
    Optional<Authorization> proof = caller.authorizer().authorize(deadline);
    try {
      return accepted(proof);
    } catch (TryFailure e) {
      boolean mayRenew =
          e.isUnauthorized() && proof.isPresent() && !renewed && message.canBeSentAgain();
      if (!mayRenew || !renew(proof.get(), e)) {
        throw e;
      }
    }
    return accepted(caller.authorizer().authorize(deadline));
  }

  private boolean renew(Authorization refused, TryFailure refusal) {
    renewed = true;
    try {
      return caller.authorizer().renew(refused, deadline);
    } catch (SignalCraftException e) {
      e.addSuppressed(refusal.error(""));
      throw e;
    }
  }

  private Received<T> accepted(Optional<Authorization> proof) throws TryFailure {
    Received<T> received = limited(proof);
    proof.ifPresent(caller.authorizer()::accepted);
    return received;
  }

  private Received<T> limited(Optional<Authorization> proof) throws TryFailure {
    caller.limit().enter(deadline);
    boolean told = false;
    try {
      Received<T> received = bounded(proof);
      told = true;
      caller.limit().leave(received.status(), received.headers(), Optional.empty());
      return received;
    } catch (TryFailure e) {
      if (e.status() != TryFailure.NO_STATUS) {
        told = true;
        caller.limit().leave(e.status(), e.headers(), e.retryAfter());
      }
      throw e;
    } finally {
      if (!told) {
        caller.limit().left();
      }
    }
  }

  private Received<T> bounded(Optional<Authorization> proof) throws TryFailure {
    caller.gates().bulkhead().enter(deadline);
    try {
      return exchanged(proof);
    } finally {
      caller.gates().bulkhead().leave();
    }
  }

  private Received<T> exchanged(Optional<Authorization> proof) throws TryFailure {
    transport.requireOpen();
    long start = nanoTime.getAsLong();
    int status = TryFailure.NO_STATUS;
    try {
      Call call = caller.http().newCall(message.with(proof));
      Exchange<T> exchange =
          new Exchange<>(
              request.toString(),
              call,
              timeForTry(),
              request.answerLimitOr(transport.settings().message().maxResponseBytes()),
              transport.errors());
      Received<T> received = exchange.make(reader);
      status = received.status();
      return received;
    } catch (TryFailure e) {
      status = e.status();
      if (transport.isClosed()) {
        throw Transport.closedError();
      }
      throw e;
    } finally {
      Duration duration = Duration.ofNanos(nanoTime.getAsLong() - start);
      LOG.debug("{}: try {} ended with {} after {}", request, tries, status, duration);
      listener.attemptEnded(operation, tries, status, duration);
    }
  }

  /** The time of a try, or what is left of the call's where that is less. */
  private Duration timeForTry() {
    Duration left = deadline.remaining();
    Duration attempt = caller.timeouts().attempt();
    Duration time = attempt.isZero() || left.compareTo(attempt) < 0 ? left : attempt;
    // to okhttp, nothing is no limit
    return time.isZero() ? Duration.ofNanos(1) : time;
  }
}
