package com.signalcraft.examples.api.routes;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Query;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.internal.TableRow;
import java.util.List;

/** News, for all businesses alike. */
public final class NewsRoutes {

  public static final List<String> COLUMNS =
      List.of(
          "title",
          "content",
          "summary",
          "url",
          "source",
          "author",
          "published_at",
          "location",
          "keywords",
          "sentiment_score",
          "sentiment_label",
          "relevance_score",
          "language");

  private NewsRoutes() {}

  public static List<Route> routes() {
    return List.of(
        Route.get("/news", NewsRoutes::list).page("from", "to", "sentiment", "keywords", "text"),
        Route.post("/news", NewsRoutes::save).body("articles"));
  }

  public static List<NewsArticle> all(SignalCraft view, NewsQuery query) {
    return Page.stream(
            PageRequest.ofSize(PageRequest.MAX_LIMIT), page -> view.news().list(query, page))
        .toList();
  }

  private static Answer list(Call call) {
    Query query = call.query();
    NewsQuery wanted =
        new NewsQuery(
            query.range(),
            query.constant(SentimentLabel.class, "sentiment"),
            query.repeated("keywords"),
            query.text("text"));
    return Pages.page("articles", call.view().news().list(wanted, query.page()), NewsRoutes::row);
  }

  private static Answer save(Call call) {
    List<ArticleContent> articles =
        call.body().objects("articles", COLUMNS).stream().map(NewsRoutes::content).toList();
    return Answer.created(
        object("articles", Pages.rows(call.view().news().save(articles), NewsRoutes::row)));
  }

  public static ArticleContent content(Body body) {
    return new ArticleContent(
        Checks.required("title", body.text("title")),
        body.text("content"),
        body.text("summary"),
        body.text("url"),
        Checks.required("source", body.text("source")),
        body.text("author"),
        Checks.required("published_at", body.instant("published_at")),
        body.location("location"),
        body.texts("keywords"),
        body.decimal("sentiment_score"),
        body.open(SentimentLabel.class, "sentiment_label"),
        body.decimal("relevance_score"),
        Checks.required("language", body.text("language")));
  }

  public static Object row(NewsArticle article) {
    ArticleContent content = article.content();
    return new TableRow()
        .with("id", article.id())
        .with("title", content.title())
        .with("content", content.content())
        .with("summary", content.summary())
        .with("url", content.url())
        .with("source", content.source())
        .with("author", content.author())
        .with("published_at", content.publishedAt())
        .with("location", content.location())
        .with("keywords", content.keywords())
        .with("sentiment_score", content.sentimentScore())
        .with("sentiment_label", content.sentimentLabel())
        .with("relevance_score", content.relevanceScore())
        .with("language", content.language())
        .with("created_at", article.createdAt())
        .toJson();
  }
}
