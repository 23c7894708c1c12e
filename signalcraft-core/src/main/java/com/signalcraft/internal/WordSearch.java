package com.signalcraft.internal;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for whole words in texts, without regard to case: a word is a run of letters and digits.
 * Immutable.
 *
 * @param words the words, in lower case, all of which must be there
 */
public record WordSearch(Set<String> words) {

  public WordSearch {
    words = Set.copyOf(words);
  }

  /**
   * A search for the words of a text.
   *
   * @param text the words in any order and case, with anything between them
   * @return the search; it finds every text where there is no word
   */
  public static WordSearch of(String text) {
    return new WordSearch(Set.copyOf(words(text)));
  }

  /**
   * The words of a text.
   *
   * @param text the text
   * @return the words in lower case, each once, in the order in which they first occur
   */
  public static List<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    forEachWord(
        text,
        word -> {
          words.add(word);
          return true;
        });
    return List.copyOf(words);
  }

  /**
   * Whether every word is in one of the texts.
   *
   * @param texts the texts; null for one that is not there
   * @return true if none is missing
   */
  public boolean matches(@Nullable String... texts) {
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
