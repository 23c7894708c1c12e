package com.signalcraft.jdbc.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.postgresql.ds.PGSimpleDataSource;

/** A network between a test and its server that can fail. Thread-safe. */
public final class TcpProxy implements AutoCloseable {

  private static final int CHUNK = 8_192;

  private final ServerSocket listener;
  private final int target;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicReference<byte[]> lostQuestion = new AtomicReference<>();
  private volatile LongSupplier lifetimes = () -> Long.MAX_VALUE;

  private TcpProxy(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  /**
   * A network to a server on this machine, without failures so far.
   *
   * @param port the server's port
   * @return the proxy, which takes connections
   */
  public static TcpProxy to(int port) {
    try {
      TcpProxy proxy =
          new TcpProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
      daemon("proxy", proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A data source whose connections go this way.
   *
   * @param direct one that goes the direct way; changed
   * @return the same
   */
  public PGSimpleDataSource through(PGSimpleDataSource direct) {
    direct.setServerNames(new String[] {listener.getInetAddress().getHostAddress()});
    direct.setPortNumbers(new int[] {listener.getLocalPort()});
    return direct;
  }

  /**
   * From now on each new connection is cut in both directions after some bytes.
   *
   * @param bytes how many, asked for at each connection
   */
  public void cutAfter(LongSupplier bytes) {
    lifetimes = bytes;
  }

  /**
   * Cuts the next connection whose client sends a text, once the server has done what it asks and
   * before the client hears of it.
   *
   * @param text the text, such as {@code COMMIT}
   */
  public void loseAnswerTo(String text) {
    lostQuestion.set(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether the answer that was to be lost is. */
  public boolean hasLostAnswer() {
    return lostQuestion.get() == null;
  }

  /** Passes nothing on any more, on the connections that there are now, and cuts none of them. */
  public void fallSilent() {
    links.forEach(link -> link.silent = true);
  }

  /** How many connections were cut because they had lasted long enough. */
  public int cuts() {
    return cuts.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      Socket client = null;
      try {
        client = listener.accept();
        Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target));
        links.add(link);
        daemon("proxy-up", () -> link.pump(link.client, link.server, true));
        daemon("proxy-down", () -> link.pump(link.server, link.client, false));
      } catch (IOException e) {
        // The server does not listen now, or this was closed.
        end(client);
      }
    }
  }

  /** Ends a connection at once, without a word. */
  private static void end(Socket socket) {
    if (socket == null) {
      return;
    }
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It has ended already.
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    links.forEach(Link::cut);
  }

  /** One connection of a client, and the one to the server that belongs to it. */
  private final class Link {
    private final Socket client;
    private final Socket server;
    private final AtomicLong lifetime = new AtomicLong(lifetimes.getAsLong());
    private volatile boolean losing;
    private volatile boolean silent;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void pump(Socket from, Socket to, boolean isUp) {
      byte[] bytes = new byte[CHUNK];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        int length;
        while ((length = in.read(bytes)) >= 0) {
          if (silent) {
            continue;
          }
          long left = lifetime.addAndGet(-length);
          if (!isUp && losing) {
            break;
          }
          if (isUp) {
            ask(bytes, length);
          }
          // The last message may be passed on in part.
          int passed = left >= 0 ? length : (int) Math.max(0, length + left);
          out.write(bytes, 0, passed);
          out.flush();
          if (left < 0) {
            break;
          }
        }
        if (lifetime.get() < 0 && links.contains(this)) {
          cuts.incrementAndGet();
        }
      } catch (IOException e) {
        // One of the two has ended it.
      } finally {
        cut();
      }
    }

    private void ask(byte[] bytes, int length) {
      byte[] wanted = lostQuestion.get();
      if (wanted != null
          && new String(bytes, 0, length, StandardCharsets.ISO_8859_1)
              .contains(new String(wanted, StandardCharsets.US_ASCII))) {
        losing = lostQuestion.compareAndSet(wanted, null);
      }
    }

    void cut() {
      links.remove(this);
      end(client);
      end(server);
    }
  }
}
