package com.signalcraft.csv;

import com.signalcraft.common.Checks;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of a file in the wide format: a series, or why it could not be read. Immutable. */
public final class WideSeries {

  private final String id;
  private final long line;
  private final double[] values;
  private final @Nullable CsvBadRow problem;

  private WideSeries(String id, long line, double[] values, @Nullable CsvBadRow problem) {
    Checks.that(line >= 1, "line", "must be at least 1, was " + line);
    this.id = Checks.required("id", id);
    this.line = line;
    this.values = values;
    this.problem = problem;
  }

  /**
   * A series that could be read.
   *
   * @param id the text of its first field
   * @param line the line of the file on which it begins, from 1
   * @param values its values in order, NaN where missing; copied
   * @return the series
   */
  public static WideSeries of(String id, long line, double... values) {
    return new WideSeries(id, line, values.clone(), null);
  }

  /**
   * A series that could not be read.
   *
   * @param id the text of its first field, empty where it has none
   * @param problem the first thing wrong with it
   * @return the series, without values
   */
  public static WideSeries bad(String id, CsvBadRow problem) {
    return new WideSeries(id, problem.line(), new double[0], Checks.required("problem", problem));
  }

  /**
   * The text of the first field.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * The line of the file on which the series begins.
   *
   * @return the line, from 1
   */
  public long line() {
    return line;
  }

  /**
   * The values in order, those that were blank at the end cut off.
   *
   * @return a new array, NaN where missing; empty where the series could not be read
   */
  public double[] values() {
    return values.clone();
  }

  /**
   * Why the series could not be read.
   *
   * @return the first thing wrong with it, or empty where it is good
   */
  public Optional<CsvBadRow> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WideSeries that
        && id.equals(that.id)
        && line == that.line
        && Arrays.equals(values, that.values)
        && problem().equals(that.problem());
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + Arrays.hashCode(values);
  }

  /** The id and the number of values, or the problem. */
  @Override
  public String toString() {
    return problem == null ? id + " (" + values.length + " values)" : id + " (" + problem + ")";
  }
}
