package com.signalcraft.jdbc.internal.pool;

import com.signalcraft.common.Checks;

/**
 * As whom to log in to the database. Immutable; {@code toString} does not show the password.
 *
 * @param user the login role
 * @param password its password; empty where the database asks for none
 */
public record Login(String user, String password) {

  public Login {
    Checks.text("user", user, 1_000);
    Checks.required("password", password);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
