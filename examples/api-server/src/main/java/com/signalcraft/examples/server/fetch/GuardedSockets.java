package com.signalcraft.examples.server.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Set;
import javax.net.SocketFactory;

/**
 * Sockets that connect to addresses of the public internet alone. Asked at the last moment, of the
 * very address that is connected to: neither a name that leads elsewhere the next time, nor a
 * number in the place of a name, nor a redirect leads past it.
 */
final class GuardedSockets extends SocketFactory {

  private final Set<InetSocketAddress> allowed;

  GuardedSockets(Set<InetSocketAddress> allowed) {
    this.allowed = allowed;
  }

  /** A connection that is not allowed. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException() {
      super("the address is none of the public internet");
    }
  }

  private final class Guarded extends Socket {

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (!(endpoint instanceof InetSocketAddress inet)
          || inet.isUnresolved()
          || !(SafeAddresses.isPublic(inet.getAddress()) || allowed.contains(inet))) {
        throw new RefusedException();
      }
      super.connect(endpoint, timeout);
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }
  }

  @Override
  public Socket createSocket() {
    return new Guarded();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    Socket socket = createSocket();
    socket.connect(address);
    return socket;
  }
}
