package com.signalcraft.jdbc.internal.external;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.News;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.internal.Requests;
import com.signalcraft.jdbc.internal.json.JsonCodec;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.KeysetPage;
import com.signalcraft.jdbc.internal.transaction.Query;
import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.jdbc.internal.transaction.Session;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** News. Thread-safe. */
public final class JdbcNews implements News {

  private static final String COLUMNS =
      """
      n.id, n.title, n.content, n.summary, n.url, n.source, n.author, n.published_at, n.location,
      n.keywords, n.sentiment_score, n.sentiment_label, n.relevance_score, n.language,
      n.created_at
      """;

  private static final ExternalTable<ArticleContent, NewsArticle> TABLE =
      new ExternalTable<>(
          "select signalcraft.save_news(?) as id",
          "select "
              + COLUMNS
              + """
                  from unnest(?, ?) as w (published_at, id)
                  join public.news_articles n on n.published_at = w.published_at and n.id = w.id
                """,
          JdbcNews::json,
          ArticleContent::publishedAt,
          JdbcNews::article,
          NewsArticle::id);

  private static final String LIST =
      "select "
          + COLUMNS
          + """
            , n.ordinal
              from public.news_articles n
             where n.published_at >= ?
               and n.published_at < ?
               and (n.published_at, n.ordinal) < (?, ?)
            """;

  private static final String NEWEST_FIRST =
      " order by n.published_at desc, n.ordinal desc limit ?";
  private static final String LIST_ALL = LIST + NEWEST_FIRST;
  private static final String LIST_OF_MOOD = LIST + " and n.sentiment_label = ?" + NEWEST_FIRST;

  // The database folds and cuts what is searched for as it did the texts: its locale may have
  // other rules than Java.
  private static final String SEARCH =
      "select "
          + COLUMNS
          + """
            , n.ordinal
              from signalcraft.search_news(?, ?, ?, ?, ?, ?, ?, ?) w
              join public.news_articles n on n.published_at = w.published_at and n.id = w.id
             order by n.published_at desc, n.ordinal desc
            """;

  private final Session session;

  /**
   * The news as a caller sees them.
   *
   * @param session the caller's view
   */
  public JdbcNews(Session session) {
    this.session = session;
  }

  @Override
  public List<NewsArticle> save(List<ArticleContent> articles) {
    return session.call(
        "save the news",
        tx -> {
          tx.access().requireService();
          return TABLE.save(tx, Requests.batch("articles", articles));
        });
  }

  @Override
  public Page<NewsArticle> list(NewsQuery query, PageRequest page) {
    Checks.required("query", query);
    Checks.required("page", page);
    return session.call(
        "list the news",
        tx -> {
          tx.access().requireReader();
          KeysetPage wanted = KeysetPage.newestFirst(query.range(), page);
          return wanted.read(select(tx, query, wanted), "published_at", JdbcNews::article);
        });
  }

  private static Query select(CallerTransaction tx, NewsQuery query, KeysetPage wanted) {
    if (!query.keywords().isEmpty() || query.text() != null) {
      Query search = within(tx.query(SEARCH), query, wanted).bind(query.sentiment());
      return (query.keywords().isEmpty()
              ? search.bindArray("text", null)
              : search.bindTexts(query.keywords()))
          .bind(query.text());
    }
    return query.sentiment() == null
        ? within(tx.query(LIST_ALL), query, wanted)
        : within(tx.query(LIST_OF_MOOD), query, wanted).bind(query.sentiment());
  }

  private static Query within(Query select, NewsQuery query, KeysetPage wanted) {
    return select.bind(query.range()).bind(wanted.after().at()).bind(wanted.after().sequence());
  }

  private static JsonObject json(ArticleContent content) {
    Map<String, Object> columns = new HashMap<>();
    columns.put("title", content.title());
    columns.put("content", content.content());
    columns.put("summary", content.summary());
    columns.put("url", content.url());
    columns.put("source", content.source());
    columns.put("author", content.author());
    columns.put("published_at", content.publishedAt().truncatedTo(ChronoUnit.MICROS).toString());
    Location location = content.location();
    columns.put("location", location == null ? null : JsonCodec.object(location));
    columns.put("keywords", content.keywords());
    columns.put("sentiment_score", content.sentimentScore());
    OpenEnum<SentimentLabel> mood = content.sentimentLabel();
    columns.put("sentiment_label", mood == null ? null : mood.value());
    columns.put("relevance_score", content.relevanceScore());
    columns.put("language", content.language());
    return JsonObject.of(columns);
  }

  private static NewsArticle article(Rows row) throws SQLException {
    return new NewsArticle(
        row.uuid("id"),
        new ArticleContent(
            row.text("title"),
            row.textOrNull("content"),
            row.textOrNull("summary"),
            row.textOrNull("url"),
            row.text("source"),
            row.textOrNull("author"),
            row.instant("published_at"),
            row.locationOrNull("location"),
            row.texts("keywords"),
            row.decimalOrNull("sentiment_score"),
            row.constantOrNull(SentimentLabel.class, "sentiment_label"),
            row.decimalOrNull("relevance_score"),
            row.text("language")),
        row.instant("created_at"));
  }
}
