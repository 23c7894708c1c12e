package com.signalcraft.examples.cli.commands;

import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.Episode;
import com.signalcraft.anomaly.EpisodeBuilder;
import com.signalcraft.anomaly.EpisodeRule;
import com.signalcraft.anomaly.StreamingDetector;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.common.WireEnum;
import com.signalcraft.csv.CsvTableWriter;
import com.signalcraft.examples.cli.input.InputOptions;
import com.signalcraft.examples.cli.input.KpiReader;
import com.signalcraft.examples.cli.input.RawRows;
import com.signalcraft.examples.cli.input.RawRows.Row;
import com.signalcraft.examples.cli.output.OutputTarget;
import com.signalcraft.examples.report.analysis.Kpi;
import com.signalcraft.examples.report.analysis.Times;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The verdicts on one file, a line for each of its rows.
 *
 * @param lines the verdicts, in the order of the file
 * @param episodes the anomalies as episodes, in order of their start
 * @param unusable how many rows could not be read
 * @param late how many rows got no verdict as they do not come after the one before (streaming)
 */
record FileDetection(List<Line> lines, List<Episode> episodes, long unusable, long late) {

  /** The columns of the output, in order. */
  static final String[] COLUMNS = {
    "timestamp",
    "value",
    "expected",
    "lower",
    "upper",
    "score",
    "deviation_score",
    "severity",
    "anomaly",
    "voices",
    "label",
    "change_point",
    "explanation"
  };

  /** A verdict and the time stamp as it is written in the file. */
  record Line(String timestamp, double value, Verdict verdict) {}

  /** Judges each row with the whole file in view. */
  static FileDetection whole(Path file, InputOptions input, DetectorOptions options)
      throws IOException {
    if (input.frequency().isPresent()) {
      return bySteps(KpiReader.regular(file, input), options);
    }
    RawRows raw = RawRows.read(file, input.csv());
    TimeSeries series = KpiReader.asItIs(file, input).series();
    if (series.frequency().isPresent()) {
      series = series.withGapsExplicit();
    }
    Detection detection = Detectors.seasonal(options).detect(series);
    List<Line> lines = new ArrayList<>();
    for (Row row : raw.rows()) {
      int index = row.usable() ? series.indexOf(row.epochMillis()) : -1;
      lines.add(
          index >= 0 && !Double.isNaN(row.value())
              ? new Line(row.text(), row.value(), detection.verdicts().get(index))
              : none(row));
    }
    return new FileDetection(lines, detection.episodes(), raw.report().badRows().size(), 0);
  }

  private static FileDetection bySteps(Kpi kpi, DetectorOptions options) {
    TimeSeries series = kpi.series();
    Detection detection = Detectors.seasonal(options).detect(series);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      lines.add(new Line(Times.text(series, i), series.valueAt(i), detection.verdicts().get(i)));
    }
    return new FileDetection(lines, detection.episodes(), kpi.quality().badRowCount(), 0);
  }

  /**
   * Judges each row by itself and the rows before it. A row whose time does not come after that of
   * the row before gets no verdict and teaches the detector nothing.
   */
  static FileDetection streaming(Path file, InputOptions input, DetectorOptions options)
      throws IOException {
    RawRows raw = RawRows.read(file, input.csv());
    StreamingDetector detector =
        input.isIndex()
            ? Detectors.streaming(input.csv().zone(), Frequency.INDEX, options)
            : Detectors.streaming(input.csv().zone(), options);
    EpisodeBuilder builder = new EpisodeBuilder(EpisodeRule.defaults());
    List<Episode> episodes = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    long last = Long.MIN_VALUE;
    long late = 0;
    for (Row row : raw.rows()) {
      if (!row.usable()) {
        lines.add(none(row));
      } else if (row.epochMillis() <= last) {
        late++;
        lines.add(none(row));
      } else {
        last = row.epochMillis();
        Verdict verdict = detector.update(last, row.value());
        episodes.addAll(builder.add(verdict));
        lines.add(new Line(row.text(), row.value(), verdict));
      }
    }
    episodes.addAll(builder.finish());
    episodes.sort(Comparator.comparingLong(Episode::startMillis));
    return new FileDetection(lines, episodes, raw.report().badRows().size(), late);
  }

  private static Line none(Row row) {
    return new Line(row.text(), row.value(), Verdict.none(row.epochMillis(), row.value()));
  }

  long judged() {
    return lines.stream().filter(line -> line.verdict().judged()).count();
  }

  long anomalies() {
    return lines.stream().filter(line -> line.verdict().isAnomaly()).count();
  }

  List<Verdict> anomalous() {
    return lines.stream().map(Line::verdict).filter(Verdict::isAnomaly).toList();
  }

  /** Writes a row for each line. */
  void writeTo(OutputTarget target) throws IOException {
    target.writeTable(
        table -> {
          for (Line line : lines) {
            write(line, table);
          }
        },
        COLUMNS);
  }

  private static void write(Line line, CsvTableWriter table) {
    Verdict verdict = line.verdict();
    table
        .key(line.timestamp())
        .number(line.value())
        .number(verdict.expected())
        .number(verdict.lower())
        .number(verdict.upper())
        .number(verdict.score())
        .number(verdict.deviationScore())
        .key(verdict.severityIfAnomaly().map(WireEnum::wireName).orElse(""))
        .flag(verdict.isAnomaly())
        .key(voices(verdict))
        .text(verdict.labelIfAny().orElse(""))
        .flag(verdict.changePoint())
        .text(verdict.isAnomaly() ? verdict.explanation() : "")
        .endRow();
  }

  /** Such as {@code point:0.83;run:0.17}. */
  private static String voices(Verdict verdict) {
    return verdict.voices().stream()
        .map(
            voice -> String.format(Locale.ROOT, "%s:%.2f", voice.voice().wireName(), voice.share()))
        .collect(Collectors.joining(";"));
  }
}
