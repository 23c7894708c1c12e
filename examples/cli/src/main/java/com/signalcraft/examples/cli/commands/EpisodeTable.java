package com.signalcraft.examples.cli.commands;

import com.signalcraft.anomaly.Episode;
import com.signalcraft.common.WireEnum;
import com.signalcraft.csv.CsvTableWriter;
import com.signalcraft.examples.cli.output.OutputTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The episodes of one file or of several as a table. Not thread-safe. */
final class EpisodeTable {

  private static final String[] COLUMNS = {
    "file",
    "start",
    "peak",
    "end",
    "direction",
    "severity",
    "points",
    "value",
    "expected",
    "deviation_score",
    "explanation"
  };

  private final List<Row> rows = new ArrayList<>();

  private record Row(String file, Episode episode, Map<Long, String> times) {}

  /** Adds the episodes of a file. */
  void add(String file, FileDetection found) {
    // Time stamps as the file has them; of several that are the same instant, the first.
    Map<Long, String> times = new HashMap<>();
    for (FileDetection.Line line : found.lines()) {
      times.putIfAbsent(line.verdict().epochMillis(), line.timestamp());
    }
    found.episodes().forEach(episode -> rows.add(new Row(file, episode, times)));
  }

  /** Writes all that were added, in order. */
  void writeTo(OutputTarget target) throws IOException {
    target.writeTable(table -> rows.forEach(row -> write(row, table)), COLUMNS);
  }

  private static void write(Row row, CsvTableWriter table) {
    Episode episode = row.episode();
    table
        .key(row.file())
        .key(time(row, episode.startMillis()))
        .key(time(row, episode.peak().epochMillis()))
        .key(time(row, episode.endMillis()))
        .key(wire(episode.direction()))
        .key(wire(episode.severity()))
        .whole(episode.points())
        .number(episode.peak().value())
        .number(episode.peak().expected())
        .number(episode.peak().deviationScore())
        .text(episode.explanation())
        .endRow();
  }

  private static String wire(WireEnum value) {
    return value.wireName();
  }

  private static String time(Row row, long epochMillis) {
    return row.times().getOrDefault(epochMillis, Long.toString(epochMillis));
  }
}
