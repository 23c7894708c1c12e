package com.signalcraft.examples.report.chart;

/** Builds the {@code d} attribute of an SVG path out of absolute points. Not thread-safe. */
final class PathData {

  private final StringBuilder out = new StringBuilder();
  private boolean drawing;

  /** Goes to a point: with a line, or without one where the pen is lifted. */
  void to(double x, double y) {
    out.append(drawing ? 'L' : 'M').append(Svg.number(x)).append(' ').append(Svg.number(y));
    drawing = true;
  }

  /** Lifts the pen: the next point starts a new part. */
  void lift() {
    if (drawing) {
      // A point between two gaps would be invisible without length.
      out.append("h0");
    }
    drawing = false;
  }

  /** Closes the part that is being drawn. */
  void close() {
    out.append('Z');
    drawing = false;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
