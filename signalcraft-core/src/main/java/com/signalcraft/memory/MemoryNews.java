package com.signalcraft.memory;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.News;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.internal.Requests;
import com.signalcraft.internal.RowKey;
import com.signalcraft.internal.WordSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** News. */
final class MemoryNews extends Group implements News {

  MemoryNews(Session session) {
    super(session);
  }

  @Override
  public List<NewsArticle> save(List<ArticleContent> articles) {
    return session()
        .write(
            caller -> {
              access().requireService(caller);
              List<NewsArticle> saved = new ArrayList<>();
              for (ArticleContent article : Requests.batch("articles", articles)) {
                saved.add(save(caller, article));
              }
              return Requests.asTheyAre(saved, NewsArticle::id);
            });
  }

  private NewsArticle save(Caller caller, ArticleContent content) {
    ExternalData external = catalog().external();
    String url = content.url();
    RowKey before = url == null ? null : external.newsByUrl().get(url);
    NewsArticle old = before == null ? null : external.news().get(before);
    NewsArticle row;
    RowKey key;
    if (before != null && old != null) {
      row = new NewsArticle(old.id(), content, old.createdAt());
      key = new RowKey(content.publishedAt(), before.sequence());
      external.news().remove(before);
    } else {
      row = new NewsArticle(UUID.randomUUID(), content, caller.now());
      key = new RowKey(content.publishedAt(), catalog().nextSequence());
    }
    external.news().put(key, row);
    if (url != null) {
      external.newsByUrl().put(url, key);
    }
    return row;
  }

  @Override
  public Page<NewsArticle> list(NewsQuery query, PageRequest page) {
    Checks.required("query", query);
    Checks.required("page", page);
    Predicate<NewsArticle> wanted = filter(query);
    return session()
        .read(
            caller -> {
              access().requireReader(caller);
              return catalog().external().news().newestFirst(query.range(), page, wanted);
            });
  }

  private static Predicate<NewsArticle> filter(NewsQuery query) {
    Predicate<ArticleContent> filter = content -> true;
    SentimentLabel mood = query.sentiment();
    if (mood != null) {
      filter = filter.and(content -> hasMood(content.sentimentLabel(), mood));
    }
    if (!query.keywords().isEmpty()) {
      Set<String> keywords =
          query.keywords().stream().map(MemoryNews::folded).collect(Collectors.toSet());
      filter =
          filter.and(
              content ->
                  content.keywords().stream().map(MemoryNews::folded).anyMatch(keywords::contains));
    }
    String text = query.text();
    if (text != null) {
      WordSearch search = WordSearch.of(text);
      filter = filter.and(content -> search.matches(content.title(), content.content()));
    }
    Predicate<ArticleContent> all = filter;
    return article -> all.test(article.content());
  }

  private static boolean hasMood(@Nullable OpenEnum<SentimentLabel> label, SentimentLabel mood) {
    return label != null && label.is(mood);
  }

  private static String folded(String keyword) {
    return keyword.toLowerCase(Locale.ROOT);
  }
}
