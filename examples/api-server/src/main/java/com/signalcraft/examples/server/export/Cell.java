package com.signalcraft.examples.server.export;

import com.signalcraft.examples.api.call.JsonText;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What stands in a cell. Stateless. */
final class Cell {

  /** What spreadsheets take for the begin of a formula, or strip off before they look for one. */
  private static final String ACTIVE = "=+-@\t\r\n";

  private Cell() {}

  /**
   * The text of a value: decimals as exact as they are, lists and objects as JSON, and what a
   * spreadsheet would take for a formula behind an apostrophe, so that it stays a text (CWE-1236).
   *
   * @param value the value, or null
   * @return the text; empty for null
   */
  static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    } else if (value instanceof String text) {
      return harmless(text);
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return harmless(JsonText.of(value));
  }

  private static String harmless(String text) {
    boolean isActive = !text.isEmpty() && ACTIVE.indexOf(text.charAt(0)) >= 0;
    return isActive ? "'" + text : text;
  }
}
