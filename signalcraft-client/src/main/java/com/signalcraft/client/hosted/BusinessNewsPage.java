package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import java.util.List;

/**
 * A page of the news of a business. Immutable.
 *
 * @param articles the articles of this page
 * @param total how many there are on all pages
 * @param page which page it is, from 1
 * @param perPage how many a page has at the most
 * @param hasMore whether there is a page after it
 */
public record BusinessNewsPage(
    List<BusinessNews> articles, long total, int page, int perPage, boolean hasMore) {

  public BusinessNewsPage {
    articles = Checks.list("articles", articles);
    Checks.that(total >= 0, "total", "must not be negative, was " + total);
    Checks.that(page >= 1, "page", "must be from 1, was " + page);
    Checks.that(perPage >= 0, "per_page", "must not be negative, was " + perPage);
  }
}
