package com.signalcraft.examples.server.live;

/** A connection as a socket uses it; nothing of it waits. */
interface Wire {

  /**
   * Sends a text.
   *
   * @param text the text
   * @param sent called once it is on its way
   * @param failed called instead where it cannot be
   */
  void send(String text, Runnable sent, Runnable failed);

  void ping();

  void close(int code, String reason);

  /** Ends it without a word. */
  void disconnect();
}
