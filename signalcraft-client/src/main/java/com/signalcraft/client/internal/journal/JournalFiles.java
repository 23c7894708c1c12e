package com.signalcraft.client.internal.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes the journal's files; a seam for tests of full disks. Thread-safe. */
public interface JournalFiles {

  /** The files of the file system. */
  JournalFiles SYSTEM = SystemFile::create;

  /**
   * Makes a file that must not be there yet, for the process' owner alone.
   *
   * @param path the file
   * @return the file, empty
   * @throws IOException if it cannot be made
   */
  GrowingFile create(Path path) throws IOException;

  /** A file that grows. Not thread-safe. */
  interface GrowingFile extends Closeable {

    /**
     * Writes to the end. Where it fails, a part may be written.
     *
     * @param bytes what to write, whole
     * @throws IOException if it cannot be written
     */
    void append(byte[] bytes) throws IOException;

    /**
     * Cuts the end off.
     *
     * @param length the length to be left, in bytes
     * @throws IOException if that fails
     */
    void truncate(long length) throws IOException;

    /**
     * Has the disk keep what was written (fsync).
     *
     * @throws IOException if it cannot
     */
    void sync() throws IOException;
  }

  /** A file by way of {@link RandomAccessFile}: an interrupt would close a channel. */
  record SystemFile(RandomAccessFile file) implements GrowingFile {

    private static final boolean POSIX =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    static SystemFile create(Path path) throws IOException {
      Files.createFile(path, forOwner("rw-------"));
      return new SystemFile(new RandomAccessFile(path.toFile(), "rw"));
    }

    /** Attributes that give a new file to its owner alone, where the file system has owners. */
    static FileAttribute<?>[] forOwner(String permissions) {
      return POSIX
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
          }
          : new FileAttribute<?>[0];
    }

    /** Has the disk keep the names of the files. */
    static void syncFolder(Path folder) throws IOException {
      // Windows opens no folder, and keeps names without being told.
      boolean interrupted = false;
      for (boolean done = !POSIX; !done; ) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
          channel.force(true);
          done = true;
        } catch (ClosedByInterruptException e) {
          // Only a channel can do this, and an interrupt closes it: the interrupt comes later.
          interrupted = Thread.interrupted();
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void append(byte[] bytes) throws IOException {
      file.write(bytes);
    }

    @Override
    public void truncate(long length) throws IOException {
      file.setLength(length);
      file.seek(length);
    }

    @Override
    public void sync() throws IOException {
      file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
