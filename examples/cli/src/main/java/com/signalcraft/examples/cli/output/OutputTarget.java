package com.signalcraft.examples.cli.output;

import com.signalcraft.csv.CsvTableWriter;
import com.signalcraft.examples.cli.CliFailure;
import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/**
 * Where a result goes: a file, or stdout for {@code -}. A file appears whole or not at all: it is
 * written under another name beside its place and then moved there.
 */
public final class OutputTarget {

  private static final String STDOUT = "-";

  private final String name;
  private final PrintWriter stdout;

  /** What writes the content. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the content.
     *
     * @param out where to; left open
     * @throws IOException if it cannot be written
     */
    void writeTo(Writer out) throws IOException;
  }

  /**
   * A target.
   *
   * @param name a path, or {@code -}
   * @param stdout what {@code -} stands for
   */
  public OutputTarget(String name, PrintWriter stdout) {
    this.name = name;
    this.stdout = stdout;
  }

  /**
   * Whether this is stdout.
   *
   * @return true for {@code -}
   */
  public boolean isStdout() {
    return name.equals(STDOUT);
  }

  /**
   * Checks, before any long work, that the target can be written.
   *
   * @param inputs files that must not be overwritten
   * @return this
   * @throws IOException if a file cannot be looked at
   */
  public OutputTarget check(Path... inputs) throws IOException {
    if (isStdout()) {
      return this;
    }
    Path path = Path.of(name);
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path)) {
      throw CliFailure.unusable(
          name + ": exists and is not a regular file, so it is not overwritten");
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw CliFailure.unusable(name + ": its folder does not exist");
    }
    for (Path input : inputs) {
      if (Files.exists(path) && Files.exists(input) && Files.isSameFile(path, input)) {
        throw CliFailure.usage(name + ": is the input, which is not overwritten");
      }
    }
    return this;
  }

  /**
   * Writes the content; on a failure a file that was there before is as it was.
   *
   * @param content what to write
   * @throws IOException if it cannot be written
   */
  public void write(Content content) throws IOException {
    if (isStdout()) {
      content.writeTo(stdout);
      stdout.flush();
      if (stdout.checkError()) {
        throw new IOException("stdout cannot be written");
      }
      return;
    }
    Path path = Path.of(name).toAbsolutePath();
    // A link is followed, so that the file it points to is replaced and not the link.
    Path target = Files.exists(path) ? path.toRealPath() : path;
    Path draft =
        target.resolveSibling(
            "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
        content.writeTo(out);
      }
      move(draft, target);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * Writes a table; on a failure a file that was there before is as it was.
   *
   * @param rows writes the rows
   * @param header the names of the columns
   * @throws IOException if it cannot be written
   */
  public void writeTable(Consumer<CsvTableWriter> rows, String... header) throws IOException {
    write(
        out -> {
          try (CsvTableWriter table = CsvTableWriter.on(new LeftOpen(out), header)) {
            rows.accept(table);
            table.commit();
          }
        });
  }

  /** Passes everything on but the closing. */
  private static final class LeftOpen extends FilterWriter {
    LeftOpen(Writer out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The path, or {@code stdout}. */
  @Override
  public String toString() {
    return isStdout() ? "stdout" : name;
  }
}
