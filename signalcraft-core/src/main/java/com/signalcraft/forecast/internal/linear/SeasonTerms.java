package com.signalcraft.forecast.internal.linear;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.series.Frequency;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The columns of one season in a regression. A short season has one effect for each position
 * observed, adding up to zero; a longer one sine and cosine pairs, the slowest first. Immutable.
 */
final class SeasonTerms {

  /** Up to this length a season has an effect for each position. */
  static final int MAX_EFFECTS = 12;

  /** The highest order of sine and cosine. */
  static final int MAX_ORDER = 12;

  private static final int UNSEEN = -1;

  private final SeasonClock clock;
  private final int length;
  private final int firstColumn;
  private final int columns;
  private final int[] columnOf;

  private SeasonTerms(SeasonClock clock, int length, int firstColumn, int columns, int[] columnOf) {
    this.clock = clock;
    this.length = length;
    this.firstColumn = firstColumn;
    this.columns = columns;
    this.columnOf = columnOf;
  }

  /**
   * The terms of a season.
   *
   * @param observed how many values there are at each position, for an effect each; not looked at
   *     for a long season
   */
  static SeasonTerms of(SeasonClock clock, int length, int firstColumn, int[] observed) {
    if (length > MAX_EFFECTS) {
      int order = Math.min((length - 1) / 2, MAX_ORDER);
      return new SeasonTerms(clock, length, firstColumn, 2 * order, new int[0]);
    }
    int[] columnOf = new int[length];
    int seen = 0;
    for (int k = 0; k < length; k++) {
      columnOf[k] = observed[k] > 0 ? seen++ : UNSEEN;
    }
    return new SeasonTerms(clock, length, firstColumn, Math.max(0, seen - 1), columnOf);
  }

  void store(StateWriter out) {
    out.put(length).put(columnOf);
  }

  /** Reads the terms of a season; its columns are the next ones. */
  static SeasonTerms read(StateReader in, Frequency frequency, ZoneId zone, int firstColumn) {
    int length = in.getInt(2, LinearOptions.MAX_SEASON_LENGTH);
    SeasonClock clock = SeasonClock.of(length, frequency, zone);
    int[] observed = new int[length <= MAX_EFFECTS ? length : 0];
    for (int k = 0; k < observed.length; k++) {
      observed[k] = in.getInt(UNSEEN, length - 1) == UNSEEN ? 0 : 1;
    }
    return of(clock, length, firstColumn, observed);
  }

  /** The position in a short season of a phase. */
  static int position(double phase, int length) {
    return Math.min(length - 1, (int) (phase * length + 1e-9));
  }

  SeasonClock clock() {
    return clock;
  }

  int length() {
    return length;
  }

  int firstColumn() {
    return firstColumn;
  }

  /** How many columns there are at most. */
  int columns() {
    return columns;
  }

  /** By how many columns the season may grow: all effects at once, or a pair of sine and cosine. */
  int columnsPerOrder() {
    return length > MAX_EFFECTS ? 2 : Math.max(1, columns);
  }

  /** Such as {@code weekly} or {@code yearly (order 3)}, for a season with so many terms. */
  String describe(int terms) {
    return length > MAX_EFFECTS ? clock.name() + " (order " + (terms + 1) / 2 + ")" : clock.name();
  }

  /** Writes the terms of one observation into its row. */
  void fill(double phase, double[] row) {
    if (length > MAX_EFFECTS) {
      fillWaves(2 * Math.PI * phase, row);
      return;
    }
    Arrays.fill(row, firstColumn, firstColumn + columns, 0);
    int column = columnOf[position(phase, length)];
    if (column == columns) {
      Arrays.fill(row, firstColumn, firstColumn + columns, -1);
    } else if (column != UNSEEN) {
      row[firstColumn + column] = 1;
    }
  }

  /** Sine and cosine of the multiples of an angle, by the theorem of addition. */
  private void fillWaves(double angle, double[] row) {
    double sine = Math.sin(angle);
    double cosine = Math.cos(angle);
    double s = sine;
    double c = cosine;
    for (int j = firstColumn; j < firstColumn + columns; j += 2) {
      row[j] = s;
      row[j + 1] = c;
      double next = s * cosine + c * sine;
      c = c * cosine - s * sine;
      s = next;
    }
  }
}
