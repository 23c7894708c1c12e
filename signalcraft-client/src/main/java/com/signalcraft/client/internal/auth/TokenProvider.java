package com.signalcraft.client.internal.auth;

/** Gives the token for what needs it outside of a header, such as a websocket's URL. */
@FunctionalInterface
public interface TokenProvider {

  /**
   * A token that is valid now; waits for a new one where that is needed.
   *
   * @param forceFresh whether the present one was refused and must be replaced first
   * @return the token; secret
   * @throws com.signalcraft.error.SignalCraftException if none can be had
   */
  String token(boolean forceFresh);
}
