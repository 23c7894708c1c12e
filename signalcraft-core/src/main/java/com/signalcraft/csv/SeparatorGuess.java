package com.signalcraft.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the separator from the first lines. */
final class SeparatorGuess {

  /** In the order of preference; the comma last, as it may be a decimal sign. */
  private static final char[] CANDIDATES = {'\t', ';', '|', ','};

  private static final int LINES = 100;

  private SeparatorGuess() {}

  /** The candidate that occurs equally often in the most lines; a comma where none occurs. */
  static char of(String sample) {
    List<int[]> lines = counts(sample);
    char best = ',';
    long bestLines = 0;
    for (int candidate = 0; candidate < CANDIDATES.length; candidate++) {
      long agreeing = mostCommon(lines, candidate);
      if (agreeing > bestLines) {
        bestLines = agreeing;
        best = CANDIDATES[candidate];
      }
    }
    return best;
  }

  /** How many lines share the most common count above 0. */
  private static long mostCommon(List<int[]> lines, int candidate) {
    Map<Integer, Long> linesOfCount = new HashMap<>();
    for (int[] line : lines) {
      if (line[candidate] > 0) {
        linesOfCount.merge(line[candidate], 1L, Long::sum);
      }
    }
    return linesOfCount.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** For each of the first lines, how often each candidate occurs outside quotes. */
  private static List<int[]> counts(String sample) {
    List<int[]> lines = new ArrayList<>();
    int[] line = new int[CANDIDATES.length];
    boolean quoted = false;
    for (int i = 0; i < sample.length() && lines.size() < LINES; i++) {
      char c = sample.charAt(i);
      quoted ^= c == '"';
      if (quoted) {
        continue;
      }
      if (c == '\n' || c == '\r') {
        lines.add(line);
        line = new int[CANDIDATES.length];
      }
      for (int candidate = 0; candidate < CANDIDATES.length; candidate++) {
        line[candidate] += c == CANDIDATES[candidate] ? 1 : 0;
      }
    }
    if (lines.size() < LINES) {
      lines.add(line);
    }
    return lines;
  }
}
