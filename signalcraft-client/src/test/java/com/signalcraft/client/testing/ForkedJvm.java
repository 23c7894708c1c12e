package com.signalcraft.client.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own with the class path of the tests.
 *
 * @param ended whether it ended in time; it was ended by force otherwise
 * @param exit its exit code
 * @param output what it wrote, errors as well
 */
public record ForkedJvm(boolean ended, int exit, String output) {

  /** Runs a main class. */
  public static ForkedJvm run(
      Path folder, Duration patience, List<String> options, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    File output = folder.resolve(main.getSimpleName() + ".out").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    return new ForkedJvm(
        ended, process.exitValue(), Files.readString(output.toPath(), StandardCharsets.UTF_8));
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
