package com.signalcraft.examples.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that are their owner's alone, where the file system knows owners. Stateless.
 */
public final class PrivateFiles {

  private PrivateFiles() {}

  /** Makes an empty file. */
  public static void createFile(Path file) throws IOException {
    Files.createFile(file, only(file, "rw-------"));
  }

  /** Makes a folder, with those that it is in. */
  public static void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder, only(folder, "rwx------"));
  }

  private static FileAttribute<?>[] only(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
