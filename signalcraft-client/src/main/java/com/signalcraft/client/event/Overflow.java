package com.signalcraft.client.event;

/** What happens while the handler is slower than the events and the buffer is full. */
public enum Overflow {
  /**
   * Reading from the socket stops until there is room, so that the server waits too. After {@link
   * EventOptions#patience()} the connection is given up; it is opened anew, with a {@link
   * LiveEvent.Gap}, when half of the buffer is free.
   */
  WAIT,
  /**
   * The events that come are left out until the handler has caught up with all that is in the
   * buffer; then comes a {@link LiveEvent.Gap}. The connection stays.
   */
  DROP
}
