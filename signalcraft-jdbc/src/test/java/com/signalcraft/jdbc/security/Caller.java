package com.signalcraft.jdbc.security;

import com.signalcraft.jdbc.testing.TestDatabase;
import javax.sql.DataSource;

/**
 * Somebody whom a transaction is bound to, in the way that an application does it.
 *
 * @param name what he is called in messages
 * @param login what he comes in by
 * @param role the database role that is bound; empty for none
 * @param claims the claims that are bound, as text
 */
record Caller(String name, Login login, String role, String claims) {

  /** What a connection is logged in as. */
  enum Login {
    APP,
    SERVICE,
    /** The owner of the schema, a superuser: for roles that no login is a member of. */
    OWNER;

    DataSource to(TestDatabase database) {
      return switch (this) {
        case APP -> database.app();
        case SERVICE -> database.service();
        case OWNER -> database.owner();
      };
    }
  }

  /** A user by the name that {@link Tenants} gives him. */
  static Caller user(String name) {
    return user(name, Tenants.id(name).toString());
  }

  static Caller user(String name, String sub) {
    return claiming(name, "{\"role\":\"authenticated\",\"sub\":\"" + sub + "\"}");
  }

  /** A user with claims as they come. */
  static Caller claiming(String name, String claims) {
    return new Caller(name, Login.APP, "authenticated", claims);
  }

  /** A key by the name that {@link Tenants} gives it. */
  static Caller key(String name) {
    String claims =
        "{\"role\":\"signalcraft_api_key\",\"api_key_id\":\"" + Tenants.id(name) + "\"}";
    return new Caller(name, Login.APP, "signalcraft_api_key", claims);
  }

  static Caller service() {
    return new Caller("service", Login.SERVICE, "service_role", "{\"role\":\"service_role\"}");
  }

  static Caller worker() {
    return new Caller("worker", Login.SERVICE, "signalcraft_worker", "{}");
  }

  static Caller anon() {
    return new Caller("anon", Login.OWNER, "anon", "{\"role\":\"anon\"}");
  }

  /** A login with claims, but with no role bound: they must be worth nothing. */
  static Caller bareLogin(Login login) {
    return new Caller(
        "bare " + login,
        login,
        "",
        "{\"role\":\"service_role\",\"sub\":\"" + Tenants.id("a.owner") + "\"}");
  }

  /** The owner of the schema, whom nothing binds. */
  static Caller schemaOwner() {
    return new Caller("schema owner", Login.OWNER, "", "");
  }

  @Override
  public String toString() {
    return name;
  }
}
