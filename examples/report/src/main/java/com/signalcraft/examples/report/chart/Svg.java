package com.signalcraft.examples.report.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes SVG mark-up; every text and attribute is escaped. Not thread-safe. */
final class Svg {

  private final StringBuilder out = new StringBuilder(4096);
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; attributes are pairs of name and value. */
  Svg open(String name, Object... attributes) {
    start(name, attributes);
    out.append('>');
    open.push(name);
    return this;
  }

  /** Writes an element without content. */
  Svg empty(String name, Object... attributes) {
    start(name, attributes);
    out.append("/>");
    return this;
  }

  /** Writes an element that holds nothing but text. */
  Svg text(String name, String text, Object... attributes) {
    open(name, attributes);
    escape(text, out);
    return close();
  }

  /** Closes the element opened last. */
  Svg close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void start(String name, Object... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      Object value = attributes[i + 1];
      if (value instanceof Double number) {
        out.append(number(number));
      } else {
        escape(value.toString(), out);
      }
      out.append('"');
    }
  }

  /** A coordinate with at most one decimal, which is finer than any screen. */
  static String number(double value) {
    double rounded = Math.rint(value * 10) / 10;
    return rounded == Math.rint(rounded)
        ? Long.toString((long) rounded)
        : String.format(Locale.ROOT, "%.1f", rounded);
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        // Kept as a reference: an XML reader turns a bare one in an attribute into a space.
        case '\n' -> out.append("&#10;");
        case '\t' -> out.append("&#9;");
        default -> out.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
  }
}
