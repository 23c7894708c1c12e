package com.signalcraft.examples.benchmarks.anomaly;

import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.StreamingDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scores of the rows of each file, however they were made. Stateless. */
final class NabResults {

  private NabResults() {}

  /**
   * Those of our streaming detector, with no look at a later row and the same options for all
   * files. As by {@code detect --streaming} of the command line: a row that does not come after the
   * one before is left out and scores 0.
   */
  static List<double[]> ofOurs(List<NabFile> files) {
    return files.stream().map(NabResults::ofOurs).toList();
  }

  private static double[] ofOurs(NabFile file) {
    StreamingDetector detector = Detectors.streaming(ZoneOffset.UTC);
    double[] scores = new double[file.size()];
    long last = Long.MIN_VALUE;
    for (int i = 0; i < scores.length; i++) {
      if (file.time(i) > last) {
        last = file.time(i);
        scores[i] = detector.update(last, file.value(i)).score();
      }
    }
    return scores;
  }

  /**
   * Those of tables, one for each file under the same name.
   *
   * @param folder where they are
   * @param column the column with the score, such as {@code score}
   */
  static List<double[]> ofTables(List<NabFile> files, Path folder, String column)
      throws IOException {
    List<double[]> scores = new ArrayList<>();
    for (NabFile file : files) {
      scores.add(ofTable(folder.resolve(file.name()), column));
    }
    return scores;
  }

  private static double[] ofTable(Path path, String column) throws IOException {
    List<String> lines = Files.readAllLines(path);
    int index = Arrays.asList(lines.get(0).split(",", -1)).indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(path + " has no column " + column);
    }
    return lines.stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[index]))
        .toArray();
  }

  /**
   * Those of several detectors in one table with the columns detector, file, row and score; rows
   * that are not in it score 0.
   *
   * @return the scores by detector
   */
  static Map<String, List<double[]>> ofSparseTable(List<NabFile> files, Path path)
      throws IOException {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      places.put(files.get(i).name(), i);
    }
    Map<String, List<double[]>> scores = new HashMap<>();
    List<String> lines = Files.readAllLines(path);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Integer place = places.get(cells[1]);
      if (place == null) {
        throw new IllegalArgumentException(path + " is about an unknown file: " + cells[1]);
      }
      scores.computeIfAbsent(
                  cells[0], name -> files.stream().map(file -> new double[file.size()]).toList())
              .get(place)[Integer.parseInt(cells[2])] =
          Double.parseDouble(cells[3]);
    }
    return scores;
  }
}
