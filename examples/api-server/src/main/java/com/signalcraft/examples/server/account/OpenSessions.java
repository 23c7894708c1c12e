package com.signalcraft.examples.server.account;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.examples.server.database.ServerDatabase;
import java.util.UUID;

/** Takes the access tokens of sessions that go on. Thread-safe. */
public final class OpenSessions {

  private static final String OPEN =
      """
      select
      from signalcraft_server.sessions s
      where s.id = ?
        and s.user_id = ?
        and s.ended_at is null
      """;

  private final AccessTokens tokens;
  private final Rows rows;

  /**
   * Sessions of a server.
   *
   * @param tokens reads access tokens
   * @param database connects as the server's own role
   */
  public OpenSessions(AccessTokens tokens, ServerDatabase database) {
    this.tokens = tokens;
    this.rows = new Rows(database);
  }

  /**
   * Finds out whose a token is.
   *
   * @param token the token
   * @return the user
   * @throws AuthenticationException if it is not valid (any more), or its session has ended
   */
  public UUID user(String token) {
    AccessTokens.Bearer bearer = tokens.read(token);
    UUID session = bearer.session();
    // Tokens without a session are of the server's own making.
    if (session != null && rows.query(OPEN, row -> true, session, bearer.user()).isEmpty()) {
      throw new AuthenticationException("the token is not valid");
    }
    return bearer.user();
  }
}
