package com.signalcraft.external;

import com.signalcraft.common.Checks;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an article says: the columns of {@code news_articles} that come from outside. Immutable.
 *
 * @param title 1 to 1,000 characters
 * @param content the text, at most 1,000,000 characters, or null
 * @param summary a short form, at most 10,000 characters, or null
 * @param url its address, at most 2,000 characters, the same for no other article, or null
 * @param source where it appeared, 1 to 200 characters
 * @param author who wrote it, at most 200 characters, or null
 * @param publishedAt when it appeared, in whole microseconds (what is finer is cut off)
 * @param location what place it is about, or null
 * @param keywords at most 100 words of at most 100 characters
 * @param sentimentScore its mood, −1 (bad) to 1 (good), or null
 * @param sentimentLabel its mood in a word, or null
 * @param relevanceScore how relevant it is to businesses, 0 to 1, or null
 * @param language the ISO 639 code, such as {@code en}
 */
public record ArticleContent(
    String title,
    @Nullable String content,
    @Nullable String summary,
    @Nullable String url,
    String source,
    @Nullable String author,
    Instant publishedAt,
    @Nullable Location location,
    List<String> keywords,
    @Nullable BigDecimal sentimentScore,
    @Nullable OpenEnum<SentimentLabel> sentimentLabel,
    @Nullable BigDecimal relevanceScore,
    String language) {

  public ArticleContent {
    Checks.text("title", title, 1_000);
    Checks.text("source", source, 200);
    if (content != null) {
      Checks.optionalText("content", content, 1_000_000);
    }
    if (summary != null) {
      Checks.optionalText("summary", summary, 10_000);
    }
    if (url != null) {
      Checks.text("url", url, 2_000);
    }
    if (author != null) {
      Checks.optionalText("author", author, 200);
    }
    publishedAt = Checks.timestamp("published_at", publishedAt);
    keywords = Checks.list("keywords", keywords);
    Checks.between("keywords", keywords.size(), 0, 100);
    keywords.forEach(keyword -> Checks.text("keywords", keyword, 100));
    if (sentimentScore != null) {
      sentimentScore = Checks.between("sentiment_score", sentimentScore, "-1", "1");
    }
    if (relevanceScore != null) {
      relevanceScore = Checks.between("relevance_score", relevanceScore, "0", "1");
    }
    Checks.text("language", language, 20);
  }

  /**
   * An article of which only the essentials are known, in English.
   *
   * @param title its title
   * @param source where it appeared
   * @param publishedAt when it appeared
   * @return the article
   */
  public static ArticleContent of(String title, String source, Instant publishedAt) {
    return new ArticleContent(
        title,
        null,
        null,
        null,
        source,
        null,
        publishedAt,
        null,
        List.of(),
        null,
        null,
        null,
        "en");
  }
}
