package com.signalcraft.client.event;

import java.util.UUID;

/**
 * A stream of the live events of one business, over a connection of its own. It runs until it is
 * closed: a lost connection is opened anew, with a token asked for anew, after a pause that grows.
 * Whenever events may have been missed meanwhile, a {@link LiveEvent.Gap} comes before the next
 * one; {@link GapReader} reads the points that it stands for.
 *
 * <p>An event may come twice, never in another order than the server's on one connection. Thread-
 * safe; its threads do not keep the JVM alive.
 */
public interface LiveEvents extends AutoCloseable {

  /**
   * Whose events these are.
   *
   * @return the id of the business
   */
  UUID businessId();

  /**
   * How the stream stands now.
   *
   * @return the state
   */
  ConnectionState state();

  /**
   * How many events wait for the handler.
   *
   * @return 0 to {@link EventOptions#bufferSize()}, and a few more for what the stream itself tells
   */
  int buffered();

  /**
   * Closes: says so to the server, waits at most {@link EventOptions#closeTimeout()} for its
   * answer, and as long for the handler to be done with its event. Events that wait are not handed
   * over any more. May be called by the handler itself, which is then not waited for. A second call
   * does nothing.
   */
  @Override
  void close();
}
