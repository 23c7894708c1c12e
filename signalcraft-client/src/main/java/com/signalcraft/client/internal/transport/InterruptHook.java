package com.signalcraft.client.internal.transport;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import okhttp3.Call;

/**
 * Cancels an exchange when the thread that waits for it is interrupted: a read from a socket itself
 * would go on until its time-out. It is a channel in name alone, as that is what the platform lets
 * act on an interrupt.
 *
 * <p>Another channel that the thread uses in between, such as a file's, takes the hook off; so it
 * is armed anew before each part of the exchange that may wait. Bound to one thread.
 */
final class InterruptHook extends AbstractInterruptibleChannel {

  private final Call call;

  InterruptHook(Call call) {
    this.call = call;
  }

  /** An interrupt from here on, or one before, cancels the exchange. */
  void arm() {
    begin();
  }

  /** Interrupts are left alone again; one that came in the meantime stays set. */
  void disarm() {
    try {
      end(true);
    } catch (AsynchronousCloseException e) {
      // the exchange itself has told of it: it was cancelled
      return;
    }
  }

  @Override
  protected void implCloseChannel() {
    call.cancel();
  }
}
