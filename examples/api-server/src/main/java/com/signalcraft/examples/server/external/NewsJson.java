package com.signalcraft.examples.server.external;

import com.signalcraft.common.OpenEnum;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.SentimentLabel;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Articles as JSON: a list, or an object with one called {@code articles}; each as {@code POST
 * /news} takes it, of which {@code title}, {@code url}, {@code source} and {@code published_at}
 * must be there.
 */
final class NewsJson {

  private NewsJson() {}

  static List<ArticleContent> read(byte[] content) {
    JsonPlace whole = JsonPlace.parse(content);
    JsonPlace list = whole.node().isArray() ? whole : whole.required("articles");
    return list.items().stream().map(NewsJson::article).toList();
  }

  private static ArticleContent article(JsonPlace item) {
    String url = item.required("url").text();
    if (!url.matches("https?://.+")) {
      throw item.required("url").fault("must begin with http:// or https://");
    }
    String mood = text(item, "sentiment_label");
    return item.checked(
        () ->
            new ArticleContent(
                item.required("title").text(),
                text(item, "content"),
                text(item, "summary"),
                url,
                item.required("source").text(),
                text(item, "author"),
                time(item.required("published_at")),
                null,
                item.optional("keywords").map(JsonPlace::items).orElse(List.of()).stream()
                    .map(JsonPlace::text)
                    .toList(),
                decimal(item, "sentiment_score"),
                mood == null ? null : OpenEnum.parse(SentimentLabel.class, mood),
                decimal(item, "relevance_score"),
                item.optional("language").map(JsonPlace::text).orElse("en")));
  }

  private static @Nullable String text(JsonPlace item, String name) {
    return item.optional(name).map(JsonPlace::text).orElse(null);
  }

  private static @Nullable BigDecimal decimal(JsonPlace item, String name) {
    return item.optional(name).map(JsonPlace::decimal).orElse(null);
  }

  private static Instant time(JsonPlace place) {
    try {
      return OffsetDateTime.parse(place.text()).toInstant();
    } catch (DateTimeException e) {
      throw place.fault("must be an instant such as 2026-01-15T10:30:00Z");
    }
  }
}
