package com.signalcraft.jdbc.internal.migration;

import com.signalcraft.jdbc.Migration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL files of the class path. A folder in a jar cannot be listed without knowing what kind of jar
 * it is, so an index beside the migrations names them, one file a line. Stateless.
 */
public final class SqlResources {

  private static final Pattern FILE_NAME = Pattern.compile("(\\d{14})_([a-z0-9_]+)\\.sql");

  private SqlResources() {}

  /**
   * The migrations of a folder.
   *
   * @param folder its absolute name on the class path, without a slash at either end
   * @return the files, in the order of their versions
   */
  public static List<MigrationFile> migrations(String folder) {
    List<MigrationFile> files =
        read(folder + "/index.txt")
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> migration(folder, line.strip()))
            .toList();
    for (int i = 1; i < files.size(); i++) {
      if (files.get(i - 1).migration().compareTo(files.get(i).migration()) >= 0) {
        throw new IllegalStateException(
            "the index of " + folder + " is out of order at " + files.get(i).migration());
      }
    }
    return files;
  }

  private static MigrationFile migration(String folder, String fileName) {
    Matcher parts = FILE_NAME.matcher(fileName);
    if (!parts.matches()) {
      throw new IllegalStateException(
          "the index of " + folder + " names a file that is no migration: " + fileName);
    }
    Migration migration = new Migration(parts.group(1), parts.group(2));
    return new MigrationFile(migration, read(folder + "/" + fileName));
  }

  /**
   * Reads a file.
   *
   * @param resource its absolute name on the class path, without a slash at the begin
   * @return its text, with line feeds alone at the ends of lines
   */
  public static String read(String resource) {
    try (InputStream content = SqlResources.class.getClassLoader().getResourceAsStream(resource)) {
      if (content == null) {
        throw new IllegalStateException("the library lacks its file " + resource);
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
