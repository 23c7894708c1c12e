package com.signalcraft.examples.server.idempotency;

import com.signalcraft.error.ConflictException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.TransportException;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.Callers.Caller;
import com.signalcraft.examples.api.call.Request;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.api.call.Router;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a POST that is sent again with the same {@code Idempotency-Key}, within a day, the answer
 * of the first one instead of acting on it again. Only what succeeded is kept: what was refused has
 * changed nothing and may be mended and sent with the same key.
 *
 * <p>The answer is kept in a transaction of its own after the call's. Where the process dies
 * between the two, the call takes effect once more if it is repeated, which is not before a minute
 * has passed; the calls where that must not be, points and deliveries, take the key into their own
 * transaction. Thread-safe.
 */
public final class Replays {

  private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

  private static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[!-~]{8,255}");
  private static final int TRIES = 5;

  /** Sessions begin and end as often as they are asked to; their answers are worth too much. */
  private static final Set<List<String>> LEFT_OUT =
      Set.of(List.of("auth", "login"), List.of("auth", "refresh"), List.of("auth", "logout"));

  private final KeyTable keys;
  private final Seal seal;

  /**
   * Replays from a database.
   *
   * @param database connects as the server's own role
   * @param secrets what answers are sealed with: the first one, and those before it
   */
  public Replays(ServerDatabase database, List<byte[]> secrets) {
    keys = new KeyTable(database);
    seal = new Seal(secrets);
  }

  /**
   * Answers a request, or says again what was answered.
   *
   * @param match the request's route
   * @param request the request
   * @param caller who sent it
   * @return the answer
   */
  public Answer answer(Router.Match match, Request request, Caller caller) {
    if (!takes(match.route()) || request.headers().single(HEADER) == null) {
      return match.answer(request, caller);
    }
    String key = key(request);
    String scope = caller.name() + '\n' + key;
    byte[] keyHash = Sha256.digest(scope.getBytes(StandardCharsets.UTF_8));
    byte[] content = RequestPrint.of(request);
    UUID worker = UUID.randomUUID();
    for (int i = 0; i < TRIES; i++) {
      if (keys.claim(keyHash, seal.print(content), worker)) {
        return work(match, request, caller, scope, keyHash, worker);
      }
      Optional<KeyTable.Entry> entry = keys.read(keyHash);
      if (entry.isPresent()) {
        return replay(entry.get(), content, scope);
      }
      // It was given up in between: it is to be had.
    }
    throw busy();
  }

  private static boolean takes(Route route) {
    return route.method().equals("POST")
        && !route.headers().contains(HEADER)
        && !LEFT_OUT.contains(route.pattern());
  }

  private static String key(Request request) {
    String key = String.valueOf(request.headers().single(HEADER));
    if (!KEY.matcher(key).matches()) {
      throw new BadRequest(
          HEADER, "must be 8 to 255 visible ASCII characters, had " + key.length());
    }
    return key;
  }

  private Answer work(
      Router.Match match,
      Request request,
      Caller caller,
      String scope,
      byte[] keyHash,
      UUID worker) {
    Answer answer;
    boolean isDone = false;
    try {
      answer = match.answer(request, caller);
      isDone = answer.status() < 300;
    } finally {
      if (!isDone) {
        attempt(() -> keys.release(keyHash, worker));
      }
    }
    if (isDone) {
      byte[] sealed = seal.close(AnswerBytes.write(answer), scope);
      attempt(() -> keys.finish(keyHash, worker, answer.status(), sealed));
    }
    return answer;
  }

  /** What became of the call does not depend on it. */
  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (TransportException e) {
      LOG.warn("an idempotency key stays taken for a minute", e);
    }
  }

  private Answer replay(KeyTable.Entry entry, byte[] content, String scope) {
    if (!seal.isPrintOf(entry.requestHash(), content)) {
      throw new ConflictException(HEADER + " was used for another request");
    }
    byte[] sealed = entry.answer();
    if (sealed == null) {
      throw busy();
    }
    return seal.open(sealed, scope)
        .map(bytes -> AnswerBytes.read(entry.status(), bytes).with("Idempotent-Replayed", "true"))
        .orElseThrow(
            () -> new ConflictException(HEADER + " was used, and its answer cannot be read now"));
  }

  private static ConflictException busy() {
    return new ConflictException(
        "the first request with this " + HEADER + " is still being worked on",
        FailureDetails.retryAfter(Duration.ofSeconds(1)));
  }
}
