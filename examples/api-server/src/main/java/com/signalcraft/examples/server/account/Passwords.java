package com.signalcraft.examples.server.account;

import com.password4j.Argon2Function;
import com.password4j.HashingFunction;
import com.password4j.Password;
import com.password4j.types.Argon2;

/**
 * Hashes of passwords: Argon2id (RFC 9106) with 19 MiB, 2 passes and one lane, as OWASP's cheat
 * sheet on password storage advises. Thread-safe.
 */
public final class Passwords {

  private static final HashingFunction ARGON2ID =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  /** The hash of a new password, with its salt and parameters. */
  public String hash(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult();
  }

  /** Whether a password is the one of a hash. */
  public boolean matches(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }
}
