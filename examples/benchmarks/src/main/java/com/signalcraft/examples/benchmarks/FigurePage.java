package com.signalcraft.examples.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in Markdown whose figures stand between the comments {@code <!-- figures: name -->} and
 * {@code <!-- /figures -->}. Immutable.
 *
 * @param text the page
 */
public record FigurePage(String text) {

  /**
   * The page with other figures in a place.
   *
   * @param name the place
   * @param figures what is to stand there, in Markdown, ending a line
   * @return a page
   * @throws IllegalArgumentException if it has no such place
   */
  public FigurePage with(String name, String figures) {
    Pattern place =
        Pattern.compile(
            "(<!-- figures: " + Pattern.quote(name) + " -->\n).*?(<!-- /figures -->)",
            Pattern.DOTALL);
    Matcher matcher = place.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException("the page has no place for the figures of " + name);
    }
    String before = text.substring(0, matcher.end(1));
    return new FigurePage(before + figures + text.substring(matcher.start(2)));
  }
}
