package com.signalcraft.examples.server.account;

import com.signalcraft.internal.Sha256;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A refresh token: the session that it is of and a secret of 256 random bits, which needs no slow
 * hash. Immutable.
 *
 * @param session the session
 * @param secret the secret
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
record RefreshToken(UUID session, byte[] secret) {

  private static final int SECRET_BYTES = 32;
  private static final int BYTES = 2 * Long.BYTES + SECRET_BYTES;
  private static final int LENGTH = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  static RefreshToken of(UUID session) {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return new RefreshToken(session, secret);
  }

  /** Reads one; empty where it is none. */
  static Optional<RefreshToken> parse(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      byte[] all = Base64.getUrlDecoder().decode(text);
      ByteBuffer bytes = ByteBuffer.wrap(all);
      return Optional.of(
          new RefreshToken(
              new UUID(bytes.getLong(), bytes.getLong()),
              Arrays.copyOfRange(all, 2 * Long.BYTES, BYTES)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  byte[] hash() {
    return Sha256.digest(secret);
  }

  /** As the client gets it. */
  String text() {
    byte[] all =
        ByteBuffer.allocate(BYTES)
            .putLong(session.getMostSignificantBits())
            .putLong(session.getLeastSignificantBits())
            .put(secret)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "RefreshToken[" + session + "]";
  }
}
