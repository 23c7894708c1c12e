package com.signalcraft.memory;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for whole words in texts, without regard to case: a word is a run of letters and digits.
 * Immutable.
 *
 * @param words the words, in lower case, all of which must be there
 */
record WordSearch(Set<String> words) {

  WordSearch {
    words = Set.copyOf(words);
  }

  static WordSearch of(String text) {
    Set<String> words = new HashSet<>();
    forEachWord(
        text,
        word -> {
          words.add(word);
          return true;
        });
    return new WordSearch(words);
  }

  /** Whether every word is in one of the texts. */
  boolean matches(@Nullable String... texts) {
    Set<String> missing = new HashSet<>(words);
    for (String text : texts) {
      if (text != null && !missing.isEmpty()) {
        forEachWord(
            text,
            word -> {
              missing.remove(word);
              return !missing.isEmpty();
            });
      }
    }
    return missing.isEmpty();
  }

  private static void forEachWord(String text, WordVisitor visitor) {
    int from = 0;
    int at = 0;
    while (at <= text.length()) {
      int c = at < text.length() ? text.codePointAt(at) : ' ';
      int width = Character.charCount(c);
      if (!Character.isLetterOrDigit(c)) {
        if (from < at && !visitor.visit(text.substring(from, at).toLowerCase(Locale.ROOT))) {
          return;
        }
        from = at + width;
      }
      at += width;
    }
  }

  @FunctionalInterface
  private interface WordVisitor {

    /** Sees a word; false ends the search. */
    boolean visit(String word);
  }
}
