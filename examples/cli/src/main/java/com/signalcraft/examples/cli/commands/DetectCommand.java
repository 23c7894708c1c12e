package com.signalcraft.examples.cli.commands;

import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.cli.CliFailure;
import com.signalcraft.examples.cli.ExitCode;
import com.signalcraft.examples.cli.input.InputOptions;
import com.signalcraft.examples.cli.output.OutputTarget;
import com.signalcraft.examples.cli.output.Progress;
import com.signalcraft.examples.report.kpi.Headline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the anomalies of a file, or of each file in a folder. */
@Command(
    name = "detect",
    description = {
      "Finds anomalies: one output row for each input row, in the order of the input.",
      "Columns: timestamp (as in the input), value, expected, lower, upper, score (0 as expected to 1,"
          + " 0 where there is no verdict), deviation_score (in standard deviations), severity,"
          + " anomaly, voices (which spoke, with their shares), label (quiet hours or a known event),"
          + " change_point (a new level was accepted as normal), explanation (of anomalies).",
      "Rows with the same time share the verdict on the value that they become (see --duplicates);"
          + " with --streaming the first counts, and a row that does not come after the one before"
          + " gets no verdict. With --frequency there is a row for each step instead."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  signalcraft detect sales.csv --output anomalies.csv",
      "  signalcraft detect sales.csv --output anomalies.csv --episodes episodes.csv",
      "  signalcraft detect --streaming --input-dir kpis --output-dir verdicts"
    })
public final class DetectCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE.csv",
      description = "The KPI, one row for each time.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--input-dir",
      paramLabel = "DIR",
      description = "Look at every .csv file in this folder and the folders in it.")
  private Optional<Path> inputDir = Optional.empty();

  @Option(
      names = "--output-dir",
      paramLabel = "DIR",
      description = "Where the results of --input-dir go, under the same relative paths.")
  private Optional<Path> outputDir = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.csv",
      description = "Where to write the result; - for stdout, which is the default.")
  private Optional<String> output = Optional.empty();

  @Option(
      names = "--streaming",
      description = "Judge each row by itself and the rows before it alone, as if it came in live.")
  private boolean streaming;

  @Option(
      names = "--episodes",
      paramLabel = "FILE.csv",
      description =
          "Write the anomalies as episodes too, one row for each: file, start, peak, end, direction,"
              + " severity, points, value, expected and deviation_score at the peak, explanation.")
  private Optional<String> episodes = Optional.empty();

  @Mixin private DetectorSettings settings = new DetectorSettings();
  @Mixin private InputOptions input = new InputOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  /** What was found in one file. */
  record FileSummary(
      String file,
      int rows,
      long judged,
      long anomalies,
      int episodes,
      long badRows,
      long lateRows) {}

  /** A file that could not be looked at, and why. */
  record FailedFile(String file, String reason) {}

  /** What was found in a folder. */
  record FolderSummary(List<FileSummary> files, List<FailedFile> failed) {}

  @Override
  public Integer call() throws IOException {
    if (streaming && input.frequency().isPresent()) {
      throw CliFailure.usage(
          "--frequency does not go with --streaming, which judges the rows as they are");
    }
    if (file.isPresent() == inputDir.isPresent()) {
      throw CliFailure.usage("give either a FILE.csv or --input-dir");
    }
    if (inputDir.isPresent() != outputDir.isPresent()) {
      throw CliFailure.usage("--input-dir and --output-dir go together");
    }
    if (inputDir.isPresent() && output.isPresent()) {
      throw CliFailure.usage("--output does not go with --input-dir; give --output-dir");
    }
    settings.options(input.csv().zone());
    return file.isPresent()
        ? single(file.get())
        : folder(inputDir.orElseThrow(), outputDir.orElseThrow()).code();
  }

  private int single(Path source) throws IOException {
    OutputTarget target = new OutputTarget(output.orElse("-"), common.out()).check(source);
    Optional<OutputTarget> episodeTarget = episodeTarget(source);
    FileDetection found = detect(source);
    notes(source, found);
    if (output.isPresent() || !common.json()) {
      found.writeTo(target);
    }
    EpisodeTable table = new EpisodeTable();
    table.add(source.toString(), found);
    if (episodeTarget.isPresent()) {
      table.writeTo(episodeTarget.get());
    }
    FileSummary summary = summary(source.toString(), found);
    if (!target.isStdout() || (common.json() && output.isEmpty())) {
      common.summary(summary, () -> text(summary, found, target));
    }
    return ExitCode.OK.code();
  }

  private Optional<OutputTarget> episodeTarget(Path... inputs) throws IOException {
    if (episodes.isEmpty()) {
      return Optional.empty();
    }
    OutputTarget target = new OutputTarget(episodes.get(), common.out());
    if (target.isStdout()) {
      throw CliFailure.usage("--episodes: needs a file; stdout is for the verdicts");
    }
    if (output.filter(episodes.get()::equals).isPresent()) {
      throw CliFailure.usage("--episodes and --output are the same file");
    }
    return Optional.of(target.check(inputs));
  }

  private FileDetection detect(Path source) throws IOException {
    DetectorOptions options = settings.options(input.csv().zone());
    return streaming
        ? FileDetection.streaming(source, input, options)
        : FileDetection.whole(source, input, options);
  }

  private void notes(Path source, FileDetection found) {
    if (found.unusable() > 0) {
      common.note("note: " + source + ": rows that could not be used: " + found.unusable());
    }
    if (found.late() > 0) {
      common.note(
          "note: "
              + source
              + ": rows not after the row before, without a verdict: "
              + found.late());
    }
  }

  private static FileSummary summary(String name, FileDetection found) {
    return new FileSummary(
        name,
        found.lines().size(),
        found.judged(),
        found.anomalies(),
        found.episodes().size(),
        found.unusable(),
        found.late());
  }

  private static String text(FileSummary summary, FileDetection found, OutputTarget target) {
    String severities = Headline.valuesBySeverity(found.anomalous());
    return String.format(
        "%s: %d rows, %d judged, %d anomalies%s in %d episodes%n  output  %s%n",
        summary.file(),
        summary.rows(),
        summary.judged(),
        summary.anomalies(),
        severities.isEmpty() ? "" : " (" + severities + ")",
        summary.episodes(),
        target);
  }

  private ExitCode folder(Path from, Path to) throws IOException {
    List<Path> files = CsvFiles.below(from, to);
    Optional<OutputTarget> episodeTarget = episodeTarget(files.toArray(Path[]::new));
    EpisodeTable table = new EpisodeTable();
    List<FileSummary> done = new ArrayList<>();
    List<FailedFile> failed = new ArrayList<>();
    try (Progress progress = common.progress("detect", files.size())) {
      for (Path source : files) {
        String name = from.relativize(source).toString();
        try {
          done.add(intoFolder(source, name, to, table));
        } catch (CliFailure | SignalCraftException | IOException e) {
          failed.add(new FailedFile(name, String.valueOf(e.getMessage())));
        }
        progress.step();
      }
    }
    if (episodeTarget.isPresent()) {
      table.writeTo(episodeTarget.get());
    }
    failed.forEach(failure -> common.failure(failure.reason()));
    long anomalies = done.stream().mapToLong(FileSummary::anomalies).sum();
    common.summary(
        new FolderSummary(done, failed),
        () ->
            String.format(
                "%d files done, %d failed, %d anomalies%n  output  %s%n",
                done.size(), failed.size(), anomalies, to));
    return failed.isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private FileSummary intoFolder(Path source, String name, Path to, EpisodeTable table)
      throws IOException {
    Path target = to.resolve(name);
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    FileDetection found = detect(source);
    notes(source, found);
    found.writeTo(new OutputTarget(target.toString(), common.out()).check(source));
    table.add(name, found);
    return summary(name, found);
  }
}
