package com.signalcraft.examples.api.routes;

import com.signalcraft.SignalCraft;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.NewsQuery;
import java.util.List;

/** Finds a page of news by its number, and how many articles there are. Thread-safe. */
@FunctionalInterface
public interface NewsIndex {

  /** Reads all articles: for back ends that have them in memory. */
  NewsIndex READING =
      (view, query, from, limit) -> {
        List<NewsArticle> all = NewsRoutes.all(view, query);
        int start = (int) Math.min(all.size(), from);
        return new Section(all.size(), all.subList(start, Math.min(all.size(), start + limit)));
      };

  /**
   * A section of the news, the newest first.
   *
   * @param view the back end as the caller sees it
   * @param query which articles
   * @param from how many are left out
   * @param limit how many there are at the most
   * @return the section
   */
  Section section(SignalCraft view, NewsQuery query, long from, int limit);

  /**
   * A section of the news.
   *
   * @param total how many articles there are in all
   * @param articles those of the section
   */
  record Section(long total, List<NewsArticle> articles) {}
}
