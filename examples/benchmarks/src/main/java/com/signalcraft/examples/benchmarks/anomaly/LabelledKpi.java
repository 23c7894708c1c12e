package com.signalcraft.examples.benchmarks.anomaly;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A KPI whose anomalies people have labelled. Immutable. */
final class LabelledKpi {

  private static final int MINUTES = 10;

  private final TimeSeries series;
  private final boolean[] labels;

  /**
   * Takes over a series.
   *
   * @param series the series
   * @param labels by point, whether it is an anomaly
   */
  LabelledKpi(TimeSeries series, boolean[] labels) {
    this.series = series;
    this.labels = labels.clone();
  }

  /**
   * Reads the KPIs of the AIOps challenge of 2018 as means of ten minutes.
   *
   * @param folder with tables of the columns time (in seconds), value and label, without gaps
   */
  static List<LabelledKpi> readAll(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> found = Files.list(folder)) {
      paths = found.filter(path -> path.toString().endsWith(".csv")).sorted().toList();
    }
    List<LabelledKpi> kpis = new ArrayList<>();
    for (Path path : paths) {
      kpis.add(read(path));
    }
    return kpis;
  }

  private static LabelledKpi read(Path path) throws IOException {
    List<String> lines = Files.readAllLines(path);
    long[] times = new long[lines.size() - 1];
    double[] values = new double[times.length];
    boolean[] labels = new boolean[times.length];
    for (int i = 0; i < times.length; i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      times[i] = Duration.ofSeconds(Long.parseLong(cells[0])).toMillis();
      values[i] = Double.parseDouble(cells[1]);
      labels[i] = cells[2].equals("1");
    }
    return new LabelledKpi(
        TimeSeries.of(ZoneOffset.UTC, Frequency.of(MINUTES, FrequencyUnit.MINUTE), times, values),
        labels);
  }

  /** The points. */
  TimeSeries series() {
    return series;
  }

  /** A copy of the labels. */
  boolean[] labels() {
    return labels.clone();
  }
}
