package com.signalcraft.client.async;

import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.News;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.NewsQuery;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** News, without waiting. Thread-safe. */
public final class AsyncNews {

  private final News group;
  private final AsyncCalls calls;

  AsyncNews(News group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link News#save(List)}.
   *
   * @param articles 1 to 10,000 articles
   * @return its result
   */
  public CompletableFuture<List<NewsArticle>> save(List<ArticleContent> articles) {
    return calls.submit(() -> group.save(articles));
  }

  /**
   * As {@link News#list(NewsQuery, PageRequest)}.
   *
   * @param query which ones
   * @param page which part
   * @return its result
   */
  public CompletableFuture<Page<NewsArticle>> list(NewsQuery query, PageRequest page) {
    return calls.submit(() -> group.list(query, page));
  }
}
