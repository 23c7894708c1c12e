package com.signalcraft.examples.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests start servers by {@link TestServer} alone, which holds their exchanges to the document. */
class EveryServerIsWatchedTest {

  private static final Path TESTS = Path.of("src", "test", "java");

  @Test
  void no_test_starts_a_server_that_nobody_watches() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      List<String> starters =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("EveryServerIsWatchedTest.java"))
              .filter(file -> read(file).contains("ApiServer.start("))
              .map(file -> file.getFileName().toString())
              .toList();

      assertThat(starters).containsExactly("TestServer.java");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
