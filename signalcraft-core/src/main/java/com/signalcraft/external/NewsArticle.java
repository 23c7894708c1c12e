package com.signalcraft.external;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code news_articles}. Immutable.
 *
 * @param id the article's id
 * @param content what it says
 * @param createdAt when it was stored
 */
public record NewsArticle(UUID id, ArticleContent content, Instant createdAt) {

  public NewsArticle {
    Checks.required("id", id);
    Checks.required("content", content);
    Checks.required("created_at", createdAt);
  }
}
