package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import com.signalcraft.external.SentimentLabel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which news of a business are wanted. Immutable.
 *
 * @param businessId the business
 * @param limit how many on a page at the most, 1 to 100
 * @param page which page, from 1
 * @param sentiment only of this mood, or null for all
 * @param keywords only those with one of these keywords, which hold no comma; empty for all
 */
public record BusinessNewsQuery(
    UUID businessId,
    int limit,
    int page,
    @Nullable SentimentLabel sentiment,
    List<String> keywords) {

  public BusinessNewsQuery {
    Checks.required("business_id", businessId);
    Checks.between("limit", limit, 1, 100);
    Checks.between("page", page, 1, Integer.MAX_VALUE);
    keywords = Checks.list("keywords", keywords);
    keywords.forEach(
        keyword ->
            Checks.that(
                Checks.text("keywords", keyword, 100).indexOf(',') < 0,
                "keywords",
                "must not hold a comma, which separates them, was \"" + keyword + "\""));
  }

  /**
   * The first 20 of all.
   *
   * @param businessId the business
   * @return the query
   */
  public static BusinessNewsQuery of(UUID businessId) {
    return new BusinessNewsQuery(businessId, 20, 1, null, List.of());
  }

  /**
   * The same for another page.
   *
   * @param page which one, from 1
   * @return the query
   */
  public BusinessNewsQuery withPage(int page) {
    return new BusinessNewsQuery(businessId, limit, page, sentiment, keywords);
  }
}
