package com.signalcraft.examples.server;

import com.signalcraft.examples.server.database.DatabaseLogins;

/**
 * How a server is to run.
 *
 * @param host the address to listen on
 * @param port the port, or 0 for any that is free
 * @param logins where the database is, and as whom to log in
 * @param secrets what nobody but the server must know
 * @param protection what it takes, from whom, and how much of it
 */
public record ServerSettings(
    String host, int port, DatabaseLogins logins, Secrets secrets, ProtectionOptions protection) {

  /** With the defaults of all options. */
  public ServerSettings(String host, int port, DatabaseLogins logins, Secrets secrets) {
    this(host, port, logins, secrets, ProtectionOptions.defaults());
  }
}
