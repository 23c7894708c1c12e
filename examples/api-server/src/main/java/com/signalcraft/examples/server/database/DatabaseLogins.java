package com.signalcraft.examples.server.database;

/**
 * Where the database is, and the passwords of the roles that the server logs in as. None of them
 * owns anything. {@code toString} does not show them.
 *
 * @param url for the driver
 * @param app of {@code signalcraft_app}, for users and keys
 * @param service of {@code signalcraft_service}, for background work
 * @param server of {@code signalcraft_server}, for what is the server's own
 */
public record DatabaseLogins(String url, String app, String service, String server) {

  /** As whom users and keys are served. */
  public static final String APP = "signalcraft_app";

  /** As whom background work is done. */
  public static final String SERVICE = "signalcraft_service";

  /** As whom the server keeps accounts, jobs, files and quotas. */
  public static final String SERVER = "signalcraft_server";

  /** Without the passwords and the address, which may hold one. */
  @Override
  public String toString() {
    return "DatabaseLogins[hidden]";
  }
}
