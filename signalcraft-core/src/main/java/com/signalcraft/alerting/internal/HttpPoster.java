package com.signalcraft.alerting.internal;

import com.signalcraft.alerting.DeliveryFailedException;
import com.signalcraft.error.FailureDetails;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Posts JSON to addresses that others have given. Follows no redirects, does not go where it is not
 * allowed to, and reads next to nothing of an answer. Addresses are in no message, but for the
 * host: the rest may be secret. Thread-safe.
 */
public final class HttpPoster {

  /** What will not change by asking again: the request itself is refused. */
  private static final Set<Integer> FOR_GOOD = Set.of(400, 405, 410, 413, 414, 415, 422, 501);

  private final HttpClient client;
  private final AddressGuard guard;
  private final Duration timeout;

  /**
   * A poster.
   *
   * @param guard where it may go
   * @param connectTimeout how long to wait for a connection
   * @param timeout how long to wait for an answer, the connection included
   */
  public HttpPoster(AddressGuard guard, Duration connectTimeout, Duration timeout) {
    this.guard = guard;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .build();
  }

  /**
   * Posts a body.
   *
   * @param uri where
   * @param body JSON in UTF-8
   * @param headers what else to send
   * @throws DeliveryFailedException if the answer is not a success, or does not come
   */
  public void post(URI uri, byte[] body, Map<String, String> headers) {
    guard.check(uri);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(timeout)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "SignalCraft-Java")
            .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      check(uri, client.send(request.build(), answer -> new IgnoredBody()));
    } catch (IOException e) {
      // Some of its messages hold the address.
      throw new DeliveryFailedException(
          true,
          "no answer from " + uri.getHost() + ": " + e.getClass().getSimpleName(),
          FailureDetails.causedBy(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryFailedException(
          true, "interrupted while waiting for " + uri.getHost(), FailureDetails.causedBy(e));
    }
  }

  private static void check(URI uri, HttpResponse<?> answer) {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return;
    }
    boolean redirect = status >= 300 && status < 400;
    boolean passes = !redirect && !FOR_GOOD.contains(status);
    throw new DeliveryFailedException(
        passes,
        uri.getHost() + " answered " + status + (redirect ? "; redirects are not followed" : ""),
        retryAfter(answer).map(FailureDetails::retryAfter).orElse(FailureDetails.NONE));
  }

  /** Seconds alone: a date would be by the other's clock. */
  private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .map(String::strip)
        .filter(text -> text.matches("\\d{1,7}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
