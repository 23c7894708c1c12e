package com.signalcraft.client.internal.json;

import com.signalcraft.common.JsonObject;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.MarketQuote;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.external.WeatherObservation;
import com.signalcraft.external.WeatherReading;
import com.signalcraft.lifecycle.DataExport;
import com.signalcraft.lifecycle.RetentionReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** News, weather, market prices, and whole exports; the first three both ways. Stateless. */
public final class ExternalRows {

  private ExternalRows() {}

  /**
   * A row of {@code news_articles}.
   *
   * @param row the answer
   * @return the article
   */
  public static NewsArticle article(Fields row) {
    ArticleContent content =
        new ArticleContent(
            row.text("title"),
            row.optionalText("content"),
            row.optionalText("summary"),
            row.optionalText("url"),
            row.text("source"),
            row.optionalText("author"),
            row.instant("published_at"),
            BusinessRows.location(row),
            row.texts("keywords"),
            row.optionalDecimal("sentiment_score"),
            row.optionalEnum(SentimentLabel.class, "sentiment_label"),
            row.optionalDecimal("relevance_score"),
            row.text("language"));
    return new NewsArticle(row.uuid("id"), content, row.instant("created_at"));
  }

  /**
   * An article to be stored.
   *
   * @param article the article
   * @return its columns
   */
  public static Members of(ArticleContent article) {
    return new Members()
        .with("title", article.title())
        .with("content", article.content())
        .with("summary", article.summary())
        .with("url", article.url())
        .with("source", article.source())
        .with("author", article.author())
        .with("published_at", article.publishedAt())
        .with("location", article.location())
        .with("keywords", article.keywords())
        .with("sentiment_score", article.sentimentScore())
        .with("sentiment_label", article.sentimentLabel())
        .with("relevance_score", article.relevanceScore())
        .with("language", article.language());
  }

  /**
   * A row of {@code weather_data}.
   *
   * @param row the answer
   * @return the observation
   */
  public static WeatherObservation observation(Fields row) {
    Fields place = row.object("location");
    place.text("city");
    place.text("country");
    WeatherReading reading =
        new WeatherReading(
            row.required("location", BusinessRows.location(row)),
            row.instant("timestamp"),
            row.optionalDecimal("temperature"),
            row.optionalDecimal("humidity"),
            row.optionalDecimal("pressure"),
            row.optionalDecimal("wind_speed"),
            row.optionalText("conditions"),
            row.optionalDecimal("visibility"),
            row.optionalDecimal("uv_index"));
    return new WeatherObservation(row.uuid("id"), reading, row.instant("created_at"));
  }

  /**
   * A reading to be stored.
   *
   * @param reading the reading
   * @return its columns
   */
  public static Members of(WeatherReading reading) {
    return new Members()
        .with("location", reading.location())
        .with("timestamp", reading.timestamp())
        .with("temperature", reading.temperature())
        .with("humidity", reading.humidity())
        .with("pressure", reading.pressure())
        .with("wind_speed", reading.windSpeed())
        .with("conditions", reading.conditions())
        .with("visibility", reading.visibility())
        .with("uv_index", reading.uvIndex());
  }

  /**
   * A row of {@code market_data}.
   *
   * @param row the answer
   * @return the quote
   */
  public static MarketQuote quote(Fields row) {
    MarketPrice price =
        new MarketPrice(
            row.text("symbol"),
            row.instant("timestamp"),
            row.decimal("price"),
            row.optionalDecimal("volume"),
            row.optionalDecimal("change_24h"),
            row.optionalDecimal("market_cap"),
            row.text("source"));
    return new MarketQuote(row.uuid("id"), price, row.instant("created_at"));
  }

  /**
   * A price to be stored.
   *
   * @param price the price
   * @return its columns
   */
  public static Members of(MarketPrice price) {
    return new Members()
        .with("symbol", price.symbol())
        .with("timestamp", price.timestamp())
        .with("price", price.price())
        .with("volume", price.volume())
        .with("change_24h", price.change24h())
        .with("market_cap", price.marketCap())
        .with("source", price.source());
  }

  /**
   * All data of a user or a business.
   *
   * @param answer the answer
   * @return the rows of each table
   */
  public static DataExport export(Fields answer) {
    Fields tables = answer.object("tables");
    Map<String, List<JsonObject>> rows = new HashMap<>();
    tables.names().forEach(name -> rows.put(name, tables.list(name, Fields::toJson)));
    return new DataExport(rows);
  }

  /**
   * What retention did.
   *
   * @param answer the answer
   * @return the report
   */
  public static RetentionReport retention(Fields answer) {
    return new RetentionReport(
        answer.integer("points_rolled_up"),
        answer.integer("days_written"),
        answer.integer("days_dropped"));
  }
}
