package com.signalcraft.client.internal.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Forwards connections to a port of this machine, until it cuts them. */
final class CutWire implements AutoCloseable {

  private final int target;
  private final ServerSocket listening;
  private final List<Socket> open = new ArrayList<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  CutWire(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listening.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      synchronized (this) {
        open.add(client);
        open.add(server);
      }
      start(() -> forward(client, server, true));
      start(() -> forward(server, client, false));
    }
  }

  private void forward(Socket from, Socket to, boolean isRecorded) throws IOException {
    byte[] bytes = new byte[8_192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        if (isRecorded) {
          record(bytes, count);
        }
        out.write(bytes, 0, count);
      }
    }
  }

  private synchronized void record(byte[] bytes, int count) {
    sent.write(bytes, 0, count);
    notifyAll();
  }

  /**
   * Waits for a byte of the client that comes right after its handshake: a frame begins with it.
   */
  synchronized int firstByteAfterHandshake() throws InterruptedException {
    while (true) {
      String text = sent.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end >= 0 && text.length() > end + 4) {
        return text.charAt(end + 4);
      }
      wait();
    }
  }

  synchronized void cut() {
    for (Socket socket : open) {
      try (socket) {
        // a reset rather than an end
        socket.setSoLinger(true, 0);
      } catch (IOException e) {
        // its other end was quicker
      }
    }
    open.clear();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // cut, or closed
              }
            },
            "test-wire");
    thread.setDaemon(true);
    thread.start();
  }
}
