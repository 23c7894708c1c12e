package com.signalcraft.client.event;

/** How a stream of live events stands. */
public enum ConnectionState {
  /** It gets a token and opens a connection. */
  CONNECTING(false),
  /** Events come. */
  OPEN(false),
  /** The connection was lost, or could not be opened; the next try comes after a pause. */
  WAITING(false),
  /** It gave up: the server refuses this caller for good. The last event says why. */
  STOPPED(true),
  /** It was closed by its user. */
  CLOSED(true);

  private final boolean last;

  ConnectionState(boolean last) {
    this.last = last;
  }

  /**
   * Whether nothing will change any more.
   *
   * @return true for stopped and closed
   */
  public boolean isFinal() {
    return last;
  }
}
