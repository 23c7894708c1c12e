package com.signalcraft.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is written beside its target and takes its place at the end, so that nobody sees half
 * of it. A target that is there but no regular file, such as a pipe, is written to directly.
 */
final class AtomicFile {

  private final Path target;
  private final Path written;

  AtomicFile(Path file) throws IOException {
    // A link stays a link, what it points to is replaced.
    this.target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    boolean direct = Files.exists(target) && !Files.isRegularFile(target);
    this.written =
        direct
            ? target
            : target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }

  Writer open() throws IOException {
    boolean direct = written.equals(target);
    return new BufferedWriter(
        new OutputStreamWriter(
            direct
                ? Files.newOutputStream(written, StandardOpenOption.WRITE)
                : Files.newOutputStream(written, StandardOpenOption.CREATE_NEW),
            StandardCharsets.UTF_8));
  }

  void commit() throws IOException {
    if (written.equals(target)) {
      return;
    }
    try {
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network file systems cannot; the file is whole nevertheless.
      Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  void discard() throws IOException {
    if (!written.equals(target)) {
      Files.deleteIfExists(written);
    }
  }
}
