package com.signalcraft.client.internal.transport;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Response;

/**
 * One request and its answer.
 *
 * @param <T> the type of what the answer says
 */
final class Exchange<T> {

  /** After which another try may help. */
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  private static final int LARGEST_ERROR = 64 * 1024;

  private final String name;
  private final Call call;
  private final long answerLimit;
  private final ErrorDecoder errors;
  private final Duration limit;
  private final InterruptHook hook;
  private final ExchangeWatch watch;

  /**
   * An exchange.
   *
   * @param name what is asked, for messages
   * @param call okhttp's own of it
   * @param limit how long it may take; 0 for any time
   * @param answerLimit the most that is taken of the answer, in bytes
   * @param errors tells what answers other than 2xx stand for
   */
  Exchange(String name, Call call, Duration limit, long answerLimit, ErrorDecoder errors) {
    this.name = name;
    this.call = call;
    this.limit = limit;
    this.answerLimit = answerLimit;
    this.errors = errors;
    this.hook = new InterruptHook(call);
    this.watch = new ExchangeWatch(hook);
    call.addEventListener(watch);
    call.timeout().timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Makes the exchange.
   *
   * @param reader reads the answer
   * @return what it says
   * @throws TryFailure if it fails
   * @throws SignalCraftException if it ends for good: the thread was interrupted, the answer is too
   *     large, or it is not what the reader expects
   */
  Received<T> make(ResponseReader<T> reader) throws TryFailure {
    hook.arm();
    try (Response response = call.execute()) {
      Headers headers = HiddenRetryAfter.restored(response.headers());
      if (!response.isSuccessful()) {
        throw refused(response, headers);
      }
      return new Received<>(read(response, headers, reader), response.code(), headers);
    } catch (IOException e) {
      throw broken(e);
    } finally {
      hook.disarm();
    }
  }

  private T read(Response response, Headers headers, ResponseReader<T> reader) throws IOException {
    AnswerBody body = new AnswerBody(name, response.body().byteStream(), answerLimit, hook);
    body.requireFits(response.body().contentLength());
    try {
      return reader.read(new ApiAnswer(name, response.code(), headers, body));
    } catch (JacksonException e) {
      throw rethrown(body, malformed(e));
    } catch (SignalCraftException e) {
      throw rethrown(body, e);
    }
  }

  /** A broken connection goes before what a reader makes of half an answer. */
  private static SignalCraftException rethrown(AnswerBody body, SignalCraftException error)
      throws IOException {
    IOException failure = body.failure();
    if (failure != null) {
      throw failure;
    }
    return error;
  }

  private SignalCraftException malformed(JacksonException e) {
    // neither its message nor itself: it quotes the word that it fell over, which may be a token
    JsonLocation at = e.getLocation();
    return new TransportException(
        "the answer of "
            + name
            + " is not what the API promises: it is not JSON"
            + (at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr()));
  }

  private TryFailure refused(Response response, Headers headers) {
    int status = response.code();
    byte[] content = errorContent(response);
    Effect effect = PASSING.contains(status) ? Effect.UNKNOWN : Effect.FINAL;
    return TryFailure.answered(
        status,
        headers,
        effect,
        errors.retryAfter(headers),
        note -> errors.decode(status, headers, content, note));
  }

  private static byte[] errorContent(Response response) {
    try {
      return response.body().byteStream().readNBytes(LARGEST_ERROR);
    } catch (IOException e) {
      // the status has come through and says enough
      return new byte[0];
    }
  }

  private TryFailure broken(IOException e) {
    if (Thread.currentThread().isInterrupted() || CallScope.isCurrentCancelled()) {
      throw interrupted(name, e);
    }
    Effect effect = watch.mayBeSent() ? Effect.UNKNOWN : Effect.NOT_SENT;
    return TryFailure.broken(
        ConnectionErrors.isFinal(e) ? Effect.FINAL : effect,
        watch.failedOnOldConnection(),
        note -> ConnectionErrors.of(name, e, limit, note));
  }

  /**
   * The error of a call whose thread was interrupted.
   *
   * @param name what was asked
   * @param cause what the interrupt led to
   * @return the error; the thread is left interrupted
   */
  static CallTimeoutException interrupted(String name, Throwable cause) {
    boolean cancelled = CallScope.isCurrentCancelled();
    Thread.currentThread().interrupt();
    return new CallTimeoutException(
        name + (cancelled ? " was cancelled" : " was interrupted"), FailureDetails.causedBy(cause));
  }
}
