package com.signalcraft.examples.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The README, the changelog and the pages in docs. */
final class Pages {

  private static final Path ROOT = Path.of("..", "..");

  private Pages() {}

  static List<Path> all() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
                  .map(ROOT::resolve),
              docs.filter(path -> path.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  /** A page's path in the repository. */
  static String name(Path page) {
    return ROOT.relativize(page).toString();
  }
}
