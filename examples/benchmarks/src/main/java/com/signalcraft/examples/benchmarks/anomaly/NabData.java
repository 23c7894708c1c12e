package com.signalcraft.examples.benchmarks.anomaly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Numenta Anomaly Benchmark 1.1 (github.com/numenta/NAB): {@code data/*}{@code /*.csv}
 * and {@code labels/combined_windows.json}.
 */
final class NabData {

  /** The folders on which constants may be chosen. The others are only measured. */
  static final Set<String> DEVELOPMENT =
      Set.of(
          "artificialNoAnomaly",
          "artificialWithAnomaly",
          "realAdExchange",
          "realKnownCause",
          "realTraffic");

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  private NabData() {}

  /** All files, by name. */
  static List<NabFile> read(Path folder) throws IOException {
    List<NabFile> files = new ArrayList<>();
    for (Map.Entry<String, List<String>> entry :
        windows(Files.readString(folder.resolve("labels/combined_windows.json"))).entrySet()) {
      String name = entry.getKey();
      List<String> lines = Files.readAllLines(folder.resolve("data").resolve(name));
      long[] times = new long[lines.size() - 1];
      double[] values = new double[times.length];
      for (int i = 0; i < times.length; i++) {
        String[] cells = lines.get(i + 1).split(",", -1);
        times[i] = time(cells[0]);
        values[i] = Double.parseDouble(cells[1]);
      }
      files.add(new NabFile(name, times, values, rows(name, times, entry.getValue())));
    }
    return files;
  }

  /** The times of the windows' ends by file, from an object of arrays of pairs. */
  private static Map<String, List<String>> windows(String json) {
    Map<String, List<String>> windows = new TreeMap<>();
    List<String> current = new ArrayList<>();
    Matcher matcher = QUOTED.matcher(json);
    while (matcher.find()) {
      String text = matcher.group(1);
      if (text.endsWith(".csv")) {
        current = new ArrayList<>();
        windows.put(text, current);
      } else {
        current.add(text);
      }
    }
    return windows;
  }

  /** A time that is there twice stands for its first row. */
  private static List<NabFile.Window> rows(String name, long[] times, List<String> ends) {
    List<NabFile.Window> windows = new ArrayList<>();
    for (int i = 0; i < ends.size(); i += 2) {
      windows.add(
          new NabFile.Window(
              row(name, times, time(ends.get(i))), row(name, times, time(ends.get(i + 1)))));
    }
    return windows;
  }

  private static int row(String name, long[] times, long time) {
    for (int i = 0; i < times.length; i++) {
      if (times[i] == time) {
        return i;
      }
    }
    throw new IllegalArgumentException(name + " has no row for the end of a window");
  }

  private static long time(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
