package com.signalcraft.client.internal.transport;

import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.TokenListener;
import com.signalcraft.client.metrics.CallListener;

/**
 * All that a client is set up with.
 *
 * @param connection where it connects to
 * @param message what goes with each message
 * @param policy what repeats calls and holds them back
 * @param credentials what it proves its identity with
 * @param tokenListener is told of new tokens
 * @param callListener is told of calls
 */
public record TransportSettings(
    ConnectionSettings connection,
    MessageSettings message,
    PolicySettings policy,
    Credentials credentials,
    TokenListener tokenListener,
    CallListener callListener) {

  /**
   * A client's usual settings, without credentials.
   *
   * @param connection where it connects to
   * @return the settings
   */
  public static TransportSettings of(ConnectionSettings connection) {
    return new TransportSettings(
        connection,
        MessageSettings.DEFAULTS,
        PolicySettings.DEFAULTS,
        Credentials.none(),
        tokens -> {},
        CallListener.NONE);
  }

  /**
   * The same with other messages.
   *
   * @param message what goes with each message
   * @return such settings
   */
  public TransportSettings with(MessageSettings message) {
    return new TransportSettings(
        connection, message, policy, credentials, tokenListener, callListener);
  }

  /**
   * The same with other policies.
   *
   * @param policy what repeats calls and holds them back
   * @return such settings
   */
  public TransportSettings with(PolicySettings policy) {
    return new TransportSettings(
        connection, message, policy, credentials, tokenListener, callListener);
  }

  /**
   * The same with other credentials.
   *
   * @param credentials what it proves its identity with
   * @param tokenListener is told of new tokens
   * @return such settings
   */
  public TransportSettings with(Credentials credentials, TokenListener tokenListener) {
    return new TransportSettings(
        connection, message, policy, credentials, tokenListener, callListener);
  }

  /**
   * The same with another listener.
   *
   * @param callListener is told of calls
   * @return such settings
   */
  public TransportSettings with(CallListener callListener) {
    return new TransportSettings(
        connection, message, policy, credentials, tokenListener, callListener);
  }
}
