package com.signalcraft.client.event;

/** Why events may have been missed. */
public enum GapReason {
  /** The connection broke, or the server went away without a word. */
  CONNECTION_LOST,
  /** The server closed the connection: it restarts, or the token was no longer valid. */
  SERVER_CLOSED,
  /** Nothing came for longer than {@link EventOptions#silence()}, not even an answer to a ping. */
  SILENCE,
  /** The handler was slower than the events, and the buffer was full. */
  OVERFLOW,
  /** The time between {@link EventOptions#resumeFrom()} and the first connection. */
  RESUMED
}
