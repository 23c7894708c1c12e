package com.signalcraft.examples.server.live;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a websocket, as Jetty tells of it. What a client sends is read and dropped,
 * pings are answered by Jetty.
 */
public final class LiveListener implements Session.Listener.AutoDemanding {

  private static final Logger LOG = LoggerFactory.getLogger(LiveListener.class);

  /** No client has anything to say. */
  private static final long MAX_MESSAGE = 4_096;

  private final LiveDoor door;
  private final InstantSource clock;
  private final @Nullable LiveSocket socket;
  private final @Nullable CloseCode refused;

  private LiveListener(
      LiveDoor door,
      InstantSource clock,
      @Nullable LiveSocket socket,
      @Nullable CloseCode refused) {
    this.door = door;
    this.clock = clock;
    this.socket = socket;
    this.refused = refused;
  }

  /** Of a reader. */
  static LiveListener of(LiveDoor door, InstantSource clock, LiveSocket socket) {
    return new LiveListener(door, clock, socket, null);
  }

  /** Of somebody who may not listen: he is told so as soon as he is connected. */
  static LiveListener refusing(LiveDoor door, InstantSource clock, CloseCode code) {
    return new LiveListener(door, clock, null, code);
  }

  @Override
  public void onWebSocketOpen(Session session) {
    session.setMaxTextMessageSize(MAX_MESSAGE);
    session.setMaxBinaryMessageSize(MAX_MESSAGE);
    if (socket != null) {
      socket.open(new JettyWire(session), clock.instant());
    } else if (refused != null) {
      session.close(refused.code(), refused.reason(), Callback.NOOP);
    }
  }

  /** Read, so that one that is too long is refused; and dropped. */
  @Override
  public void onWebSocketText(String message) {}

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    if (socket != null) {
      socket.hear(clock.instant());
    }
  }

  @Override
  public void onWebSocketClose(int code, @Nullable String reason, Callback callback) {
    if (socket != null) {
      door.leave(socket);
    }
    callback.succeed();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    LOG.debug("a websocket has failed", cause);
  }

  /** A session of Jetty. */
  private record JettyWire(Session session) implements Wire {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    @Override
    public void send(String text, Runnable sent, Runnable failed) {
      session.sendText(text, Callback.from(sent, cause -> failed.run()));
    }

    @Override
    public void ping() {
      session.sendPing(NOTHING.duplicate(), Callback.NOOP);
    }

    @Override
    public void close(int code, String reason) {
      session.close(code, reason, Callback.NOOP);
    }

    @Override
    public void disconnect() {
      session.disconnect();
    }
  }
}
