package com.signalcraft.examples.fleet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.fleet.FleetSpark;
import com.signalcraft.examples.fleet.points.MadeFiles;
import com.signalcraft.examples.fleet.points.MadePoints;
import com.signalcraft.examples.fleet.sink.ForecastRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar on a real cluster, of which a part is lost. */
class ClusterIT {

  private static final int SERIES = 120;
  private static final int LENGTH = 150;
  private static final UUID RUN = new UUID(1, 1);

  @TempDir private Path folder;

  @Test
  void a_worker_that_dies_in_the_middle_changes_nothing_of_the_result() throws Exception {
    Path points = folder.resolve("points");
    Path output = folder.resolve("output");
    MadePoints made = new MadePoints(SERIES, LENGTH);
    MadeFiles.write(
        FleetSpark.session(), made, MadeFiles.Layout.POINTS, 2, points.toUri().toString());
    Path log = folder.resolve("submit.log");
    try (StandaloneCluster cluster =
        StandaloneCluster.start(
            folder,
            System.getProperty("cluster.class.path"),
            System.getProperty("cluster.java.options"),
            2)) {
      Process submitted =
          cluster.submit(
              log,
              List.of(
                  System.getProperty("fleet.jar"),
                  "nightly",
                  "--points",
                  points.toUri().toString(),
                  "--output",
                  output.toUri().toString(),
                  "--model",
                  "auto",
                  "--no-accuracy",
                  "--run",
                  RUN.toString(),
                  "--parts",
                  "40"));
      StandaloneCluster.until(
          "some parts are done",
          log,
          () -> {
            assertThat(submitted.isAlive()).as(() -> StandaloneCluster.text(log)).isTrue();
            return partsDone(output) >= 3;
          });
      cluster.killWorker(0);
      assertThat(submitted.waitFor(3, TimeUnit.MINUTES)).isTrue();
      assertThat(submitted.exitValue()).as(() -> StandaloneCluster.text(log)).isZero();
    }
    assertThat(StandaloneCluster.text(log)).contains("Lost executor");
    assertThat(ForecastRows.written(output)).isEqualTo(ForecastRows.byForecastAll(made));
  }

  /** How many parts of the result are committed, of 40. */
  private static long partsDone(Path output) {
    Path parts = output.resolve("run_id=" + RUN).resolve("_temporary").resolve("0");
    if (!Files.isDirectory(parts)) {
      return 0;
    }
    try (Stream<Path> folders = Files.list(parts)) {
      return folders.filter(each -> each.getFileName().toString().startsWith("task_")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
