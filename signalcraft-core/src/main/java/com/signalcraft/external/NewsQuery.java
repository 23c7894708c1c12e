package com.signalcraft.external;

import com.signalcraft.common.Checks;
import com.signalcraft.common.TimeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which articles are wanted. Immutable.
 *
 * @param range when they appeared
 * @param sentiment only of this mood, or null for all
 * @param keywords only those with at least one of these keywords, compared without regard to case;
 *     empty for all
 * @param text only those whose title or content holds every one of these words, compared without
 *     regard to case, or null for all
 */
public record NewsQuery(
    TimeRange range,
    @Nullable SentimentLabel sentiment,
    List<String> keywords,
    @Nullable String text) {

  public NewsQuery {
    Checks.required("range", range);
    keywords = Checks.list("keywords", keywords);
    Checks.between("keywords", keywords.size(), 0, 100);
    if (text != null) {
      Checks.text("text", text, 1_000);
    }
  }

  /** Every article. */
  public static final NewsQuery ALL = new NewsQuery(TimeRange.ALL, null, List.of(), null);
}
