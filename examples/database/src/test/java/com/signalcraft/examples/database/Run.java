package com.signalcraft.examples.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A program in a process of its own, as a person starts it. */
public final class Run implements AutoCloseable {

  private final Process process;
  private final BufferedReader reader;
  private final StringBuilder output = new StringBuilder();

  private Run(Process process) {
    this.process = process;
    this.reader = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts the database and waits until it says how it is stopped. */
  static Run start(Object... args) throws IOException {
    return start(Main.class, args);
  }

  /** Starts a program and waits until it says how it is stopped. */
  public static Run start(Class<?> program, Object... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(program.getName());
    for (Object arg : args) {
      command.add(arg.toString());
    }
    Run run = new Run(new ProcessBuilder(command).redirectErrorStream(true).start());
    run.readUntil("Stop it with Ctrl-C.");
    return run;
  }

  private void readUntil(String last) throws IOException {
    String line;
    while ((line = reader.readLine()) != null) {
      output.append(line).append('\n');
      if (line.equals(last)) {
        return;
      }
    }
    throw new IllegalStateException("ended before it said " + last + ":\n" + output);
  }

  /** What a pattern's group matches in the output. */
  public String find(String pattern) {
    return Pattern.compile(pattern)
        .matcher(output)
        .results()
        .findFirst()
        .map((MatchResult match) -> match.group(1))
        .orElseThrow(() -> new IllegalStateException("no " + pattern + " in:\n" + output));
  }

  String url() {
    return find("(?m)^ +url +(\\S+)$");
  }

  String password(String role) {
    return find("user " + role + " +password (\\S+)");
  }

  /** Tells it to end by a signal; what it says after that can still be read. */
  public void stop() {
    process.toHandle().destroy();
  }

  /** Waits for its end, and gives all that it has said. */
  public String allOutput() throws IOException {
    reader.lines().forEach(line -> output.append(line).append('\n'));
    return output.toString();
  }

  public int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      reader.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
