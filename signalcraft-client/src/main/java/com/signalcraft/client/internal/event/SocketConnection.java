package com.signalcraft.client.internal.event;

import com.signalcraft.client.event.EventOptions;
import com.signalcraft.client.event.GapReason;
import com.signalcraft.client.event.LiveEvent;
import com.signalcraft.client.internal.transport.ErrorDecoder;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from the try to open it to its end. Its listener runs in the thread that reads.
 * Thread-safe.
 */
final class SocketConnection extends WebSocketListener {

  /** The close code of a server that does not accept the token, or not any more. */
  static final int TOKEN_REFUSED = 4401;

  private static final int NORMAL = 1000;
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int UNAUTHORIZED = 401;
  private static final long MAX_ERROR_BYTES = 65_536;

  /** Told when a connection is open, in the thread that reads, before its first message. */
  interface OpenListener {
    void opened(Instant at);
  }

  private final EventOptions options;
  private final EventBuffer buffer;
  private final EventTime time;
  private final Redaction redaction;
  private final OpenListener openListener;
  private final EventDecoder decoder;
  private final Liveness liveness;
  private final CompletableFuture<ConnectionEnd> ended = new CompletableFuture<>();
  private final CompletableFuture<Void> terminated = new CompletableFuture<>();
  private volatile @Nullable WebSocket socket;
  private volatile @Nullable Instant openedAt;

  SocketConnection(
      EventOptions options,
      EventBuffer buffer,
      EventTime time,
      Redaction redaction,
      OpenListener openListener) {
    this.options = options;
    this.buffer = buffer;
    this.time = time;
    this.redaction = redaction;
    this.openListener = openListener;
    this.decoder = new EventDecoder(options.maxMessageBytes());
    this.liveness = new Liveness(time);
  }

  void open(OkHttpClient client, Request request) {
    OkHttpClient own =
        client
            .newBuilder()
            .pingInterval(options.heartbeat())
            // to another address a redirect would carry the token
            .followRedirects(false)
            .followSslRedirects(false)
            .addInterceptor(new LimitedSockets(options.maxMessageBytes(), liveness))
            .build();
    socket = own.newWebSocket(request, this);
  }

  /** Done when no event will come by this connection any more. */
  CompletableFuture<ConnectionEnd> ended() {
    return ended;
  }

  /** When it was opened, or null where it never was. */
  @Nullable Instant openedAt() {
    return openedAt;
  }

  /** Up to when it is known that nothing was missed. */
  Instant wholeUntil() {
    return liveness.wholeUntil();
  }

  /** Gives the connection up where nothing comes by it, or the handler does not keep up. */
  void check() {
    Duration blocked = buffer.blockedFor();
    Duration silent = liveness.silentFor();
    if (blocked.compareTo(options.patience()) >= 0) {
      giveUp(
          GapReason.OVERFLOW,
          "the handler of live events did not keep up, the connection had to wait for " + blocked);
    } else if (silent.compareTo(options.silence()) >= 0) {
      giveUp(GapReason.SILENCE, "nothing came from the server for " + silent);
    }
  }

  private void giveUp(GapReason reason, String what) {
    end(ConnectionEnd.lost(reason, new TransportException(what)));
    cancel();
  }

  private void cancel() {
    WebSocket open = socket;
    if (open != null) {
      open.cancel();
    }
  }

  /** Says goodbye, and waits shortly for the answer. */
  void close(Duration timeout) throws InterruptedException {
    WebSocket open = socket;
    if (open == null) {
      return;
    }
    end(ConnectionEnd.lost(GapReason.CONNECTION_LOST, new TransportException("it was closed")));
    try {
      boolean isSaid = openedAt != null && open.close(NORMAL, null);
      if (isSaid) {
        time.await(terminated, timeout);
      }
    } finally {
      open.cancel();
    }
  }

  private void end(ConnectionEnd end) {
    if (ended.complete(end)) {
      buffer.wake();
    }
  }

  @Override
  public void onOpen(WebSocket webSocket, Response response) {
    socket = webSocket;
    // it is named after the call; the library gives it its old name back at the end
    Thread.currentThread().setName(SocketEvents.READER);
    if (ended.isDone()) {
      webSocket.cancel();
    } else {
      liveness.opened();
      openedAt = liveness.wholeUntil();
      openListener.opened(liveness.wholeUntil());
    }
  }

  @Override
  public void onMessage(WebSocket webSocket, String text) {
    receive(decoder.decode(text));
  }

  @Override
  public void onMessage(WebSocket webSocket, ByteString bytes) {
    receive(decoder.decode(bytes));
  }

  private void receive(LiveEvent event) {
    if (ended.isDone()) {
      return;
    }
    try {
      buffer.put(event, () -> !ended.isDone(), liveness::fellBehind);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      giveUp(GapReason.CONNECTION_LOST, "the thread that reads live events was interrupted");
    }
  }

  @Override
  public void onClosing(WebSocket webSocket, int code, String reason) {
    String said = reason.isEmpty() ? "" : ": " + redaction.apply(reason);
    SignalCraftException failure =
        new TransportException("the server closed the connection with code " + code + said);
    end(new ConnectionEnd(GapReason.SERVER_CLOSED, failure, code == TOKEN_REFUSED, false));
    webSocket.close(NORMAL, null);
  }

  @Override
  public void onClosed(WebSocket webSocket, int code, String reason) {
    terminated.complete(null);
  }

  @Override
  public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
    if (response != null && response.code() != SWITCHING_PROTOCOLS) {
      end(refusal(response));
    } else {
      end(
          ConnectionEnd.lost(
              buffer.blockedFor().isZero() ? GapReason.CONNECTION_LOST : GapReason.OVERFLOW,
              redaction.transport("the connection for live events was lost", t)));
    }
    terminated.complete(null);
  }

  private ConnectionEnd refusal(Response response) {
    int status = response.code();
    if (status < 400) {
      return ConnectionEnd.lost(
          GapReason.CONNECTION_LOST,
          new TransportException(
              "the server did not open a websocket, it answered with status " + status));
    }
    byte[] body;
    try {
      body = response.peekBody(MAX_ERROR_BYTES).bytes();
    } catch (IOException e) {
      // the status tells enough
      body = new byte[0];
    }
    SignalCraftException failure =
        new ErrorDecoder(time::now).decode(status, response.headers(), body);
    return ConnectionEnd.refused(redaction.checked(failure), status == UNAUTHORIZED);
  }
}
