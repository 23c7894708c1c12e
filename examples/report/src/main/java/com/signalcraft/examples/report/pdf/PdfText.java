package com.signalcraft.examples.report.pdf;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.text.Normalizer;

/**
 * Makes a text fit for a document: what XML cannot hold is left out, a character that no font has
 * is written by its number rather than lost, and a long word may be broken. Not thread-safe: one
 * for each document.
 */
final class PdfText implements Mustache.Escaper {

  private static final int LONGEST_RUN = 24;
  private static final char BREAK_HERE = '\u200b';

  private final Fonts fonts;
  private int missing;

  PdfText(Fonts fonts) {
    this.fonts = fonts;
  }

  /** How many characters were written by their numbers. */
  int missing() {
    return missing;
  }

  @Override
  public String escape(String raw) {
    StringBuilder text = new StringBuilder();
    int run = 0;
    // Composed, as a font has more letters with accents than accents that stand alone.
    for (int codePoint : Normalizer.normalize(raw, Normalizer.Form.NFC).codePoints().toArray()) {
      if (Character.isWhitespace(codePoint) || codePoint == '\u00a0') {
        text.append(codePoint == '\u00a0' ? '\u00a0' : ' ');
        run = codePoint == '\u00a0' ? run + 1 : 0;
      } else if (isText(codePoint)) {
        if (run > 0 && run % LONGEST_RUN == 0) {
          text.append(BREAK_HERE);
        }
        run++;
        append(codePoint, text);
      }
    }
    return Escapers.HTML.escape(text.toString());
  }

  private void append(int codePoint, StringBuilder text) {
    if (fonts.has(codePoint)) {
      text.appendCodePoint(codePoint);
    } else {
      missing++;
      text.append(String.format("[U+%04X]", codePoint));
    }
  }

  /** Neither a control character nor half of a pair, nor one that only shapes its neighbours. */
  private static boolean isText(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED;
  }
}
