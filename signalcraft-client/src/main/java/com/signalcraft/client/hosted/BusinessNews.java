package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.external.SentimentLabel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article that matters to a business. Immutable.
 *
 * @param id the article's id
 * @param title its title
 * @param summary a short form, or null
 * @param url its address, or null
 * @param source where it appeared
 * @param publishedAt when it appeared
 * @param sentimentScore its mood, −1 (bad) to 1 (good), or null
 * @param sentimentLabel its mood in a word, or null
 * @param relevanceScore how relevant it is to the business, 0 to 1, or null
 * @param keywords what it is about
 */
public record BusinessNews(
    UUID id,
    String title,
    @Nullable String summary,
    @Nullable String url,
    String source,
    Instant publishedAt,
    @Nullable BigDecimal sentimentScore,
    @Nullable OpenEnum<SentimentLabel> sentimentLabel,
    @Nullable BigDecimal relevanceScore,
    List<String> keywords) {

  public BusinessNews {
    Checks.required("id", id);
    Checks.required("title", title);
    Checks.required("source", source);
    Checks.required("published_at", publishedAt);
    keywords = Checks.list("keywords", keywords);
  }
}
