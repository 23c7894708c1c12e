package com.signalcraft.external;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import java.util.List;

/** News, readable by every known caller. Thread-safe. */
public interface News {

  /**
   * Stores articles, all or nothing; one whose address is known already replaces it and keeps its
   * id. For the service alone.
   *
   * @param articles 1 to 10,000 articles
   * @return the articles, in the same order
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.ValidationException if a value is not allowed
   */
  List<NewsArticle> save(List<ArticleContent> articles);

  /**
   * Reads articles, the newest first.
   *
   * @param query which ones
   * @param page which part
   * @return the articles
   * @throws com.signalcraft.error.AuthenticationException if the caller is nobody known
   */
  Page<NewsArticle> list(NewsQuery query, PageRequest page);
}
