package com.signalcraft.examples.benchmarks.forecast;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The series that speed is measured on. Stateless. */
final class ForecastData {

  private static final Instant START = Instant.parse("1990-01-01T00:00:00Z");

  private ForecastData() {}

  /** Every so many-th of some series, from the first one on. */
  static List<TimeSeries> some(TestSet set, int every) {
    List<TimeSeries> some = new ArrayList<>();
    for (int i = 0; i < set.series().size(); i += every) {
      some.add(TimeSeries.ofValues(set.series().get(i).train()));
    }
    return some;
  }

  /** The daily page views of Peyton Manning, by their logarithm. */
  static TimeSeries peytonManning(Path folder) throws IOException {
    List<String> lines =
        Files.readAllLines(folder.resolve("prophet").resolve("example_wp_log_peyton_manning.csv"));
    long[] times = new long[lines.size() - 1];
    double[] values = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      String[] cells = lines.get(i + 1).replace("\"", "").split(",", -1);
      times[i] = LocalDate.parse(cells[0]).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
      values[i] = Double.parseDouble(cells[1]);
    }
    return TimeSeries.of(ZoneOffset.UTC, Frequency.DAILY, times, values);
  }

  /** Hours with a wandering level, a day, a week and noise, above zero. */
  static TimeSeries hours(int size) {
    Random random = new Random(size);
    long[] times = new long[size];
    double[] values = new double[size];
    double level = 0;
    for (int i = 0; i < size; i++) {
      level = 0.999 * level + random.nextGaussian();
      times[i] = START.toEpochMilli() + i * 3_600_000L;
      values[i] =
          1_000
              + level
              + 50 * Math.sin(2 * Math.PI * i / 24)
              + 30 * Math.cos(2 * Math.PI * i / 168)
              + 5 * random.nextGaussian();
    }
    return TimeSeries.of(ZoneOffset.UTC, Frequency.HOURLY, times, values);
  }
}
