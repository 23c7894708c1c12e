package com.signalcraft.client.internal.event;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okio.Sink;
import okio.Socket;
import okio.Source;

/**
 * Puts a {@link MessageLimiter} before the socket of an upgraded connection. Compression is not
 * offered, as a short message could become a huge one by it. Of one connection.
 */
final class LimitedSockets implements Interceptor {

  private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
  private static final int SWITCHING_PROTOCOLS = 101;

  private final int maxMessageBytes;
  private final Liveness liveness;

  LimitedSockets(int maxMessageBytes, Liveness liveness) {
    this.maxMessageBytes = maxMessageBytes;
    this.liveness = liveness;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response =
        chain.proceed(chain.request().newBuilder().removeHeader(EXTENSIONS).build());
    Socket socket = response.socket();
    return response.code() != SWITCHING_PROTOCOLS || socket == null
        ? response
        : response
            .newBuilder()
            .removeHeader(EXTENSIONS)
            .socket(new LimitedSocket(socket, maxMessageBytes, liveness))
            .build();
  }

  /** The socket with its limiter. */
  private static final class LimitedSocket implements Socket {
    private final Socket socket;
    private final Source source;

    LimitedSocket(Socket socket, int maxMessageBytes, Liveness liveness) {
      this.socket = socket;
      this.source = new MessageLimiter(socket.getSource(), maxMessageBytes, liveness);
    }

    @Override
    public Source getSource() {
      return source;
    }

    @Override
    public Sink getSink() {
      return socket.getSink();
    }

    @Override
    public void cancel() {
      socket.cancel();
    }
  }
}
