package com.signalcraft.examples.server.account;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.RateLimitedException;
import com.signalcraft.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Makes whoever guesses passwords wait, the longer the more he has guessed, whichever process he
 * asks. It counts by what failures have in common: the account and the client's network together,
 * the network alone, and the account alone. The last one would let anybody lock somebody out; it
 * blocks for seconds only, and not the networks from which the account was signed in to before.
 * Thread-safe.
 */
final class Throttle {

  private static final String BEGIN = "select signalcraft_server.begin_sign_in(?, ?, ?)";

  private static final String FORGET =
      "delete from signalcraft_server.sign_in_failures where subject = any (?)";

  // Else who has an account of his own could sign in to it between his guesses.
  private static final String GIVE_BACK =
      """
      update signalcraft_server.sign_in_failures
      set failures = greatest(failures - 1, 0),
          blocked_until = last_at
      where subject = ?
      """;

  private final Rows rows;

  Throttle(Rows rows) {
    this.rows = rows;
  }

  /** What failures are counted by: how many cost nothing, and the longest wait in seconds. */
  private enum Kind {
    PAIR(5, 300),
    CLIENT(20, 300),
    ACCOUNT(50, 10);

    private final int free;
    private final int longest;

    Kind(int free, int longest) {
      this.free = free;
      this.longest = longest;
    }

    String subject(String text) {
      byte[] hash = Sha256.digest(text.getBytes(StandardCharsets.UTF_8));
      return name().toLowerCase(Locale.ROOT) + " " + HexFormat.of().formatHex(hash);
    }
  }

  /** An attempt that was counted as failed. */
  final class Attempt {

    private final String[] own;
    private final String client;

    private Attempt(String pair, String account, String client) {
      own = new String[] {pair, account};
      this.client = client;
    }

    /** Takes it back. */
    void succeeded() {
      rows.inTransaction(
          connection ->
              Rows.update(connection, FORGET, (Object) own)
                  + Rows.update(connection, GIVE_BACK, client));
    }
  }

  /**
   * Begins an attempt.
   *
   * @param account the account's address, whether it is there or not
   * @param network the client's network
   * @param isKnown whether the account was signed in to from there
   * @return the attempt, which counts as failed until it has succeeded
   * @throws RateLimitedException if one has to wait
   */
  Attempt begin(String account, String network, boolean isKnown) {
    String lower = account.toLowerCase(Locale.ROOT);
    String pair = Kind.PAIR.subject(lower + '\n' + network);
    String client = Kind.CLIENT.subject(network);
    String whole = Kind.ACCOUNT.subject(lower);
    List<Kind> kinds = new ArrayList<>(List.of(Kind.PAIR, Kind.CLIENT));
    List<String> subjects = new ArrayList<>(List.of(pair, client));
    if (!isKnown) {
      kinds.add(Kind.ACCOUNT);
      subjects.add(whole);
    }
    int wait =
        rows.query(
                BEGIN,
                row -> row.getInt(1),
                subjects.toArray(String[]::new),
                kinds.stream().map(kind -> kind.free).toArray(Integer[]::new),
                kinds.stream().map(kind -> kind.longest).toArray(Integer[]::new))
            .get(0);
    if (wait > 0) {
      throw new RateLimitedException(
          "there were too many failed sign-ins: wait before the next one",
          FailureDetails.retryAfter(Duration.ofSeconds(wait)));
    }
    return new Attempt(pair, whole, client);
  }
}
