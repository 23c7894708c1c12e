package com.signalcraft.examples.benchmarks.forecast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Other libraries, run by the programs in {@code examples/benchmarks/peers}. Immutable.
 *
 * @param python the Python that has them; empty where they are not to run
 * @param rscript the Rscript that has them; empty where they are not to run
 * @param programs the folder of the programs
 * @param data the folder of the series
 */
record Peers(Optional<Path> python, Optional<Path> rscript, Path programs, Path data) {

  /** The lines of JSON that a program in Python prints; none without Python. */
  List<PeerLine> python(String program, String... more) throws IOException {
    return python.isEmpty() ? List.of() : run(python.get(), program, more);
  }

  /** The lines of JSON that a program in R prints; none without R. */
  List<PeerLine> r(String program, String... more) throws IOException {
    return rscript.isEmpty() ? List.of() : run(rscript.get(), program, more);
  }

  private List<PeerLine> run(Path interpreter, String program, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(interpreter.toString());
    command.add(programs.resolve(program).toString());
    command.add(data.toString());
    command.addAll(List.of(more));
    System.out.println("running " + String.join(" ", command));
    ProcessBuilder builder = new ProcessBuilder(command);
    // One thread each, as ours.
    builder
        .environment()
        .putAll(Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1", "TZ", "UTC"));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException(program + " ended with " + code + "; run it by itself to see why");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + program + " ran", e);
    }
    return out.lines().filter(line -> line.startsWith("{")).map(PeerLine::new).toList();
  }
}
