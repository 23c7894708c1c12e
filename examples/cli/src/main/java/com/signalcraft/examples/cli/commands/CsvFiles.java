package com.signalcraft.examples.cli.commands;

import com.signalcraft.examples.cli.CliFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the files of a folder. */
final class CsvFiles {

  private CsvFiles() {}

  /**
   * The {@code .csv} files in a folder and the folders in it, sorted by path; those in another
   * folder, which is that of the results, left out.
   */
  static List<Path> below(Path folder, Path except) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw CliFailure.unusable(folder + ": no such folder");
    }
    if (Files.exists(except) && Files.isSameFile(folder, except)) {
      throw CliFailure.usage("--output-dir must be another folder than --input-dir");
    }
    Path results = except.toAbsolutePath().normalize();
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> files =
          paths
              .filter(path -> !path.toAbsolutePath().normalize().startsWith(results))
              .filter(
                  path ->
                      String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv"))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw CliFailure.unusable(folder + ": holds no .csv file");
      }
      return files;
    }
  }
}
