package com.signalcraft.examples.server.external;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of feeds, which hold HTML: what is shown of them is their words. */
final class FeedText {

  private static final Pattern TAG = Pattern.compile("<[^>]{0,2000}>");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cc}\\u00a0]+");

  private FeedText() {}

  /** The words alone, at most so many characters; null where there are none. */
  static @Nullable String plain(String html, int most) {
    String words =
        TAG.matcher(html)
            .replaceAll(" ")
            .replace("&nbsp;", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&#8217;", "’")
            .replace("&amp;", "&");
    String line = BLANKS.matcher(words).replaceAll(" ").strip();
    if (line.isEmpty()) {
      return null;
    }
    if (line.length() <= most) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
    return line.substring(0, end) + "…";
  }
}
