package com.signalcraft.client.internal.group;

import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.ExternalRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ApiRequest;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.News;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.NewsQuery;
import java.util.List;

/** News. Thread-safe. */
public final class NewsCalls implements News {

  private static final String NEWS = "news";
  private static final String ARTICLES = "articles";

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   */
  public NewsCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public List<NewsArticle> save(List<ArticleContent> articles) {
    List<Members> rows = Checks.list(ARTICLES, articles).stream().map(ExternalRows::of).toList();
    return caller.call(
        Calls.post(Members.of(ARTICLES, rows), NEWS),
        Answers.list(ARTICLES, ExternalRows::article));
  }

  @Override
  public Page<NewsArticle> list(NewsQuery query, PageRequest page) {
    Checks.required("query", query);
    Checks.required("page", page);
    ApiRequest request =
        Calls.range(Calls.get(NEWS), query.range())
            .query("sentiment", Calls.wireName(query.sentiment()))
            .query("text", query.text());
    for (String keyword : query.keywords()) {
      // each by itself, as a keyword may hold a comma
      request = request.query("keywords", keyword);
    }
    return caller.call(
        Calls.page(request, page), Answers.page(ARTICLES, page, ExternalRows::article));
  }
}
