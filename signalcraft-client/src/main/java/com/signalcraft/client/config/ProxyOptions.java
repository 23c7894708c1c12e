package com.signalcraft.client.config;

import com.signalcraft.common.Checks;
import java.util.Optional;

/**
 * The HTTP proxy that a client goes through. Without any, the JVM's settings hold ({@code
 * https.proxyHost} and the like). Immutable; {@code toString} does not show the password.
 *
 * @param host the proxy's host
 * @param port its port, 1 to 65,535
 * @param login what it asks for, or empty
 */
public record ProxyOptions(String host, int port, Optional<Login> login) {

  public ProxyOptions {
    Checks.text("proxy_host", host, 255);
    Checks.between("proxy_port", port, 1, 65_535);
    Checks.required("login", login);
  }

  /**
   * A proxy that asks for no login.
   *
   * @param host its host
   * @param port its port, 1 to 65,535
   * @return the options
   */
  public static ProxyOptions of(String host, int port) {
    return new ProxyOptions(host, port, Optional.empty());
  }

  /**
   * The same with a login (the scheme Basic).
   *
   * @param user the user's name
   * @param password the password
   * @return such options
   */
  public ProxyOptions withLogin(String user, String password) {
    return new ProxyOptions(host, port, Optional.of(new Login(user, password)));
  }

  /**
   * A login at a proxy.
   *
   * @param user the user's name
   * @param password the password; secret
   */
  public record Login(String user, String password) {

    public Login {
      Checks.text("proxy_user", user, 255);
      // its text must not get into the error, whatever is wrong with it
      Checks.required("proxy_password", password);
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "Login[user=" + user + ", password=hidden]";
    }
  }
}
