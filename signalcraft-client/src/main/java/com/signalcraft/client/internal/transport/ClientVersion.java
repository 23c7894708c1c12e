package com.signalcraft.client.internal.transport;

import java.util.Objects;

/** Which version of the client this is. */
public final class ClientVersion {

  /** How the client names itself to the server. */
  public static final String USER_AGENT =
      "signalcraft-java/"
          + Objects.requireNonNullElse(
              ClientVersion.class.getPackage().getImplementationVersion(), "development")
          + " (Java "
          + Runtime.version().feature()
          + ")";

  private ClientVersion() {}
}
