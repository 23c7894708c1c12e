package com.signalcraft.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every block of Java in the README and the docs is a part of a file that this build compiles: it
 * stands behind a comment {@code <!-- snippet: File.java#part -->} and equals, but for indentation,
 * what lies between {@code // [part]} and {@code // [/part]} in that file.
 */
class SnippetsTest {

  private static final List<Path> SOURCES =
      List.of(
          Path.of("src"),
          Path.of("..", "..", "signalcraft-core", "src", "test", "java"),
          Path.of("..", "..", "signalcraft-client", "src", "test", "java"),
          Path.of("..", "..", "signalcraft-jdbc", "src", "test", "java"));
  private static final Pattern BLOCK =
      Pattern.compile("(?:<!-- snippet: (\\S+)#(\\S+) -->\n)?```java\n(.*?)```", Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> every_block_of_java_is_compiled_code() throws IOException {
    return Pages.all().stream()
        .map(page -> DynamicTest.dynamicTest(Pages.name(page), () -> check(page)));
  }

  private static void check(Path page) throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(page));
    while (block.find()) {
      assertThat(block.group(1))
          .as("the comment that names the source of this block:\n%s", block.group(3))
          .isNotNull();
      assertThat(block.group(3)).isEqualTo(part(block.group(1), block.group(2)));
    }
  }

  private static String part(String file, String name) throws IOException {
    List<String> lines = Files.readString(find(file)).lines().toList();
    int from = indexOf(lines, "// [" + name + "]", file);
    int to = indexOf(lines, "// [/" + name + "]", file);
    // Without a line end behind the last line, which would count as a line without indentation.
    return String.join("\n", lines.subList(from + 1, to)).stripIndent() + "\n";
  }

  private static int indexOf(List<String> lines, String marker, String file) {
    List<Integer> found =
        Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
            .filter(i -> lines.get(i).strip().equals(marker))
            .toList();
    assertThat(found).as("lines of %s that are %s", file, marker).hasSize(1);
    return found.get(0);
  }

  private static Path find(String file) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path root : SOURCES) {
      try (Stream<Path> sources = Files.walk(root)) {
        sources.filter(path -> path.getFileName().toString().equals(file)).forEach(found::add);
      }
    }
    assertThat(found).as("files named %s", file).hasSize(1);
    return found.get(0);
  }
}
