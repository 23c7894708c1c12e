package com.signalcraft.csv;

/** Skips the blanks around a field. */
final class Blanks {

  private Blanks() {}

  static boolean is(char c) {
    return c == ' ' || c == '\t' || c == '\u00a0' || c == '\u202f';
  }

  static int skip(char[] text, int from, int to) {
    int position = from;
    while (position < to && is(text[position])) {
      position++;
    }
    return position;
  }

  static int skipBack(char[] text, int from, int to) {
    int position = to;
    while (position > from && is(text[position - 1])) {
      position--;
    }
    return position;
  }
}
