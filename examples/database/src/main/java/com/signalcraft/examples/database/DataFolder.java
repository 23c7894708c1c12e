package com.signalcraft.examples.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that holds the server's files, its log and the passwords. In use by one process at a
 * time, until it is closed. Thread-safe.
 */
final class DataFolder implements AutoCloseable {

  private static final String LOGINS = "logins.properties";
  private static final String LOCK = "in-use.lock";
  private static final int SHOWN_LINES = 10;

  private final Path root;
  private final boolean temporary;
  private final Logins logins;
  private final FileChannel lock;
  private boolean closed;

  private DataFolder(Path root, boolean temporary, Logins logins, FileChannel lock) {
    this.root = root;
    this.temporary = temporary;
    this.logins = logins;
    this.lock = lock;
  }

  /** A folder that goes when it is closed. */
  static DataFolder temporary() throws IOException {
    return open(Files.createTempDirectory("signalcraft-database-"), true);
  }

  /** A folder that stays: one that this made before, or one that is empty or not there. */
  static DataFolder at(Path folder) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new DatabaseFailure(root + " is a file, not a folder.");
    }
    try {
      PrivateFiles.createFolders(root);
      requireOurs(root);
      return open(root, false);
    } catch (FileAlreadyExistsException e) {
      throw new DatabaseFailure(e.getFile() + " is a file, not a folder.", e);
    } catch (FileSystemException e) {
      throw new DatabaseFailure(
          "The folder " + root + " cannot be made or written: " + reason(e) + ".", e);
    }
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "access denied";
    }
    String reason = failure.getReason();
    return reason == null ? "no such file or folder " + failure.getFile() : reason;
  }

  private static void requireOurs(Path root) throws IOException {
    if (Files.exists(root.resolve(LOGINS))) {
      return;
    }
    try (Stream<Path> files = Files.list(root)) {
      if (files.findAny().isPresent()) {
        throw new DatabaseFailure(
            "The folder "
                + root
                + " holds something else. Give one that is empty, not there yet, or was made by"
                + " this program.");
      }
    }
  }

  private static DataFolder open(Path root, boolean temporary) throws IOException {
    FileChannel lock =
        FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = lock.tryLock();
      if (held == null) {
        throw new DatabaseFailure(
            "The folder " + root + " is in use by another process of this program.");
      }
      Path file = root.resolve(LOGINS);
      if (!Files.exists(file)) {
        Logins.random(new SecureRandom()).write(file);
      }
      return new DataFolder(root, temporary, Logins.read(file), lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  Path root() {
    return root;
  }

  boolean isTemporary() {
    return temporary;
  }

  Logins logins() {
    return logins;
  }

  /** Where the server keeps its files. */
  Path server() {
    return root.resolve("postgresql");
  }

  /** What the server writes of itself. */
  Path log() {
    return root.resolve("server.log");
  }

  /** The end of the server's log, for a person. */
  String endOfLog() throws IOException {
    if (!Files.exists(log())) {
      return "(it wrote no log)";
    }
    List<String> lines = Files.readAllLines(log());
    return String.join(
        System.lineSeparator(),
        lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    lock.close();
    if (temporary) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
