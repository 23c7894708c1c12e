package com.signalcraft.client.internal.transport;

import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.internal.auth.Authorization;
import com.signalcraft.client.internal.time.Ambient;
import com.signalcraft.client.internal.time.Deadline;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Gets what a link names, which is no call of the API and may be on another host. What proves who
 * calls goes to the API's own scheme, host and port alone. Thread-safe.
 */
public final class FileFetch {

  private static final int MAX_STEPS = 6;
  private static final int LARGEST_ERROR = 64 * 1_024;
  private static final int UNAUTHORIZED = 401;

  private final ApiCaller caller;
  private final Transport transport;

  /**
   * A fetcher.
   *
   * @param caller proves who calls
   */
  public FileFetch(ApiCaller caller) {
    this.caller = caller;
    this.transport = caller.transport();
  }

  /** Makes the error of an answer that is not the file. */
  @FunctionalInterface
  public interface Refusal {

    /**
     * The error to be thrown.
     *
     * @param status the answer's status
     * @param isOwn whether the API itself has answered
     * @param error what the answer would be, had it come to a call of the API
     * @return the error
     */
    SignalCraftException of(int status, boolean isOwn, SignalCraftException error);
  }

  /**
   * Gets a file or a part of it.
   *
   * @param link where it is
   * @param headers what is asked for beside
   * @param reader takes the content; once at the most
   * @param refusal makes the error where there is none
   * @throws SignalCraftException of the refusal, or if the connection breaks or the thread is
   *     interrupted; or what the reader throws
   */
  public void get(
      HttpUrl link, Map<String, String> headers, FileAnswer.Reader reader, Refusal refusal) {
    Deadline deadline = Deadline.after(transport.timeouts().call(), transport.ambient().nanoTime());
    HttpUrl url = link;
    boolean renewed = false;
    for (int step = 0; step < MAX_STEPS; step++) {
      transport.requireOpen();
      requireSecure(url);
      Optional<Authorization> proof =
          isOwn(url) ? caller.authorizer().authorize(deadline) : Optional.empty();
      Answered answered = once(request(url, headers, proof), reader, refusal);
      if (answered.next() != null) {
        url = answered.next();
      } else if (answered.refused() == null) {
        proof.ifPresent(caller.authorizer()::accepted);
        return;
      } else if (answered.isUnauthorized()
          && proof.isPresent()
          && !renewed
          && caller.authorizer().renew(proof.get(), deadline)) {
        renewed = true;
      } else {
        throw answered.refused();
      }
    }
    throw new TransportException(name(link) + " failed: it is redirected too often");
  }

  /**
   * Tells the time, and waits.
   *
   * @return the transport's surroundings
   */
  public Ambient ambient() {
    return transport.ambient();
  }

  /**
   * How often something is tried.
   *
   * @return the client's options
   */
  public RetryOptions retry() {
    return transport.settings().policy().retry();
  }

  /** Whether a URL is of the API's own origin. */
  private boolean isOwn(HttpUrl url) {
    HttpUrl base = transport.baseUrl();
    return url.scheme().equals(base.scheme())
        && url.host().equals(base.host())
        && url.port() == base.port();
  }

  /** Where the API is reached over https, files are too. */
  private void requireSecure(HttpUrl url) {
    if (transport.baseUrl().isHttps() && !url.isHttps()) {
      throw new SignalCraftException(
          TransportException.CODE,
          false,
          name(url) + " is refused, as it would not be encrypted",
          FailureDetails.NONE);
    }
  }

  private Request request(HttpUrl url, Map<String, String> headers, Optional<Authorization> proof) {
    MessageSettings settings = transport.settings().message();
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .header("User-Agent", settings.userAgent())
            // as it is, so that its length and its parts are those of the file
            .header("Accept-Encoding", "identity");
    if (isOwn(url)) {
      // what a user adds to each call may prove who he is
      settings.headers().forEach(request::header);
      caller.headers().forEach(request::header);
    }
    headers.forEach(request::header);
    proof.ifPresent(known -> request.header(known.header(), known.value()));
    return request.build();
  }

  private Answered once(Request request, FileAnswer.Reader reader, Refusal refusal) {
    String name = name(request.url());
    Call call = caller.http().newCall(request);
    InterruptHook hook = new InterruptHook(call);
    hook.arm();
    try (Response response = call.execute()) {
      Headers headers = HiddenRetryAfter.restored(response.headers());
      HttpUrl next = response.isRedirect() ? target(request.url(), headers) : null;
      if (next != null) {
        return new Answered(response.code(), next, null);
      } else if (!response.isSuccessful() && response.code() != FileAnswer.OUT_OF_RANGE) {
        return new Answered(response.code(), null, refused(request, response, headers, refusal));
      }
      AnswerBody body = new AnswerBody(name, response.body().byteStream(), Long.MAX_VALUE, hook);
      reader.read(new FileAnswer(response.code(), headers, response.body().contentLength(), body));
      return new Answered(response.code(), null, null);
    } catch (IOException e) {
      throw broken(name, e);
    } finally {
      hook.disarm();
    }
  }

  private static @Nullable HttpUrl target(HttpUrl from, Headers headers) {
    String location = headers.get("Location");
    return location == null ? null : from.resolve(location);
  }

  private SignalCraftException refused(
      Request request, Response response, Headers headers, Refusal refusal) throws IOException {
    byte[] content = response.body().byteStream().readNBytes(LARGEST_ERROR);
    boolean isOwn = isOwn(request.url());
    // another host's words are not the API's, and may quote the link
    byte[] words = isOwn ? content : new byte[0];
    SignalCraftException error =
        transport
            .errors()
            .decode(response.code(), headers, words, " (" + name(request.url()) + ")");
    return refusal.of(response.code(), isOwn, error);
  }

  private SignalCraftException broken(String name, IOException e) {
    if (transport.isClosed()) {
      return Transport.closedError();
    } else if (Thread.currentThread().isInterrupted() || CallScope.isCurrentCancelled()) {
      return Exchange.interrupted(name, e);
    }
    return ConnectionErrors.of(name, e, Duration.ZERO, "");
  }

  /** Without path and query, which may be all that protects the file. */
  private static String name(HttpUrl url) {
    return "the download from " + url.scheme() + "://" + url.host() + ":" + url.port();
  }

  private record Answered(
      int status, @Nullable HttpUrl next, @Nullable SignalCraftException refused) {

    boolean isUnauthorized() {
      return status == UNAUTHORIZED;
    }
  }
}
