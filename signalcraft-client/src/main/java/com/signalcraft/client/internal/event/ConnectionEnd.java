package com.signalcraft.client.internal.event;

import com.signalcraft.client.event.GapReason;
import com.signalcraft.error.SignalCraftException;

/**
 * How a connection, or the try to open one, ended.
 *
 * @param reason why events may be missed from now on
 * @param failure what happened, without any secret
 * @param tokenRefused whether the server did not accept the token
 * @param refused whether the server, or the source of tokens, said no rather than being unable
 */
record ConnectionEnd(
    GapReason reason, SignalCraftException failure, boolean tokenRefused, boolean refused) {

  static ConnectionEnd lost(GapReason reason, SignalCraftException failure) {
    return new ConnectionEnd(reason, failure, false, false);
  }

  static ConnectionEnd refused(SignalCraftException failure, boolean tokenRefused) {
    boolean forGood = !failure.retryable() && !tokenRefused;
    return new ConnectionEnd(GapReason.CONNECTION_LOST, failure, tokenRefused, forGood);
  }
}
