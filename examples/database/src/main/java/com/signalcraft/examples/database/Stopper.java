package com.signalcraft.examples.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Closes what was opened, the last first, when the command ends or when the process is told to end
 * (Ctrl-C, a signal). Thread-safe.
 */
public final class Stopper {

  private final PrintWriter out;
  private final Thread hook = new Thread(this::stopAtSignal, "stopper");
  private final CountDownLatch told = new CountDownLatch(1);
  private final Deque<Part> parts = new ArrayDeque<>();
  private boolean stopped;

  private Stopper(PrintWriter out) {
    this.out = out;
  }

  /** Something that is to be closed. */
  @FunctionalInterface
  public interface Part {
    void close() throws IOException;
  }

  public static Stopper start(PrintWriter out) {
    Stopper stopper = new Stopper(out);
    Runtime.getRuntime().addShutdownHook(stopper.hook);
    return stopper;
  }

  /**
   * Opens something that is to be closed.
   *
   * @param <T> what it is
   * @param <X> what opening it may throw
   */
  @FunctionalInterface
  public interface Opener<T extends Closeable, X extends Exception> {
    T open() throws IOException, X;
  }

  /**
   * Opens something and takes it over. Who tells the process to end meanwhile waits for it, so that
   * it is closed and not left behind.
   */
  public synchronized <T extends Closeable, X extends Exception> T open(Opener<T, X> opener)
      throws IOException, X {
    T opened = opener.open();
    own(opened::close);
    return opened;
  }

  /** Takes something over that was opened; closes it at once where the end has come meanwhile. */
  public synchronized void own(Part part) throws IOException {
    if (stopped) {
      part.close();
    } else {
      parts.push(part);
    }
  }

  /** Waits for the process to be told to end; false where it is not, for as long as is given. */
  public boolean isToldToEnd(Duration patience) throws InterruptedException {
    return told.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits for the process to be told to end. */
  public void awaitEnd() throws InterruptedException {
    told.await();
  }

  /** Closes everything, because the command ends. A second call does nothing. */
  public void stop() throws IOException {
    if (told.getCount() > 0) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    closeAll();
  }

  private void stopAtSignal() {
    told.countDown();
    try {
      closeAll();
      out.println("Stopped.");
    } catch (IOException e) {
      out.println("Stopped, but not everything could be put away: " + e.getMessage());
    }
    out.flush();
  }

  private synchronized void closeAll() throws IOException {
    stopped = true;
    IOException failure = null;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
