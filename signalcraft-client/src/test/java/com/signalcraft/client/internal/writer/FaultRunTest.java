package com.signalcraft.client.internal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.kpi.FlushReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A million points from four threads, while everything goes wrong that can. */
@Timeout(180)
class FaultRunTest {

  private static final int POINTS = 1_000_000;

  @TempDir private Path folder;

  @Test
  void a_million_points_arrive_once_each_whatever_the_server_does() throws Exception {
    try (FaultyServer server = FaultyServer.start(POINTS);
        HttpSignalCraft client = FaultRun.client(server.uri())) {
      Recorder heard = new Recorder();

      FlushReport report =
          FaultRun.push(
              client,
              FaultRun.options().listener(heard).build(),
              folder.resolve("progress"),
              POINTS);

      assertThat(report).isEqualTo(new FlushReport(POINTS, List.of(), 0));
      assertThat(server.points()).isEqualTo(POINTS);
      assertThat(server.repeatedPoints()).isZero();
      assertThat(server.outOfOrder()).isZero();
      assertThat(server.faults().keySet()).contains("503", "cut", "429", "stopped");
      assertThat(server.repeatedBatches()).as("batches sent again after a cut").isPositive();
      assertThat(heard.deepest.get()).isLessThanOrEqualTo(FaultRun.CAPACITY);
      assertThat(heard.taken).hasValue(POINTS);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_killed_process_loses_no_point_that_it_had_taken() throws Exception {
    try (FaultyServer server = FaultyServer.start(POINTS)) {
      Process first = client(server);
      server.awaitHalf();
      first.destroyForcibly().waitFor();
      assertThat(first.exitValue()).as("killed by SIGKILL").isEqualTo(137);
      long before = server.points();
      assertThat(before).isLessThan(POINTS);

      Process second = client(server);
      String receipt = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(second.exitValue()).as(receipt).isZero();
      assertThat(server.points()).isEqualTo(POINTS);
      // A point may be in the journal whose write had not returned: the second process, which
      // cannot know, writes it once more. One a thread, under its own id.
      assertThat(server.repeatedPoints()).isLessThanOrEqualTo(FaultRun.THREADS);
      assertThat(server.outOfOrder()).isZero();
      String[] counts = receipt.strip().split(" ", -1);
      assertThat(Long.parseLong(counts[0])).isGreaterThanOrEqualTo(POINTS - before);
      assertThat(counts[1]).isEqualTo("0");
      assertThat(counts[2]).isEqualTo("0");
      try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .containsExactly("journal.lock");
      }
    }
  }

  /** A process with little memory: all the points would not fit. */
  private Process client(FaultyServer server) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx48m");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(FaultRun.class.getName());
    command.add(server.uri().toString());
    command.add(folder.resolve("journal").toString());
    command.add(folder.resolve("progress").toString());
    command.add(Integer.toString(POINTS));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
