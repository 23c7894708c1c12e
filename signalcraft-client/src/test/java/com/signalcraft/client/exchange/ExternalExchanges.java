package com.signalcraft.client.exchange;

import static com.signalcraft.client.exchange.Exchange.at;
import static com.signalcraft.client.exchange.Exchange.id;

import com.signalcraft.client.hosted.DownloadLink;
import com.signalcraft.client.hosted.ExportFormat;
import com.signalcraft.client.hosted.ExportRequest;
import com.signalcraft.client.hosted.ExportTimeframe;
import com.signalcraft.client.hosted.MarketSnapshot;
import com.signalcraft.client.hosted.ReportRequest;
import com.signalcraft.client.hosted.WeatherOutlook;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.MarketQuote;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.external.WeatherObservation;
import com.signalcraft.external.WeatherReading;
import com.signalcraft.kpi.Timeframe;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** News, weather, market prices, exports and reports. */
final class ExternalExchanges {

  private static final String ARTICLE_COLUMNS =
      "'title':'T','content':'C','summary':'S','url':'https://n.example/1','source':'N',"
          + "'author':'A','published_at':'@1','location':{'city':'Kiel','country':'Germany'},"
          + "'keywords':['tea','milk'],'sentiment_score':-0.50,'sentiment_label':'negative',"
          + "'relevance_score':1,'language':'de'";

  private static final ArticleContent CONTENT =
      new ArticleContent(
          "T",
          "C",
          "S",
          "https://n.example/1",
          "N",
          "A",
          at(1),
          Location.of("Kiel", "Germany"),
          List.of("tea", "milk"),
          new BigDecimal("-0.50"),
          OpenEnum.of(SentimentLabel.NEGATIVE),
          BigDecimal.ONE,
          "de");

  private static final NewsArticle ARTICLE = new NewsArticle(id(1), CONTENT, at(2));

  private static final String READING_COLUMNS =
      "'location':{'city':'Kiel','country':'Germany'},'timestamp':'@1','temperature':-3.50,"
          + "'humidity':80,'pressure':1013.2,'wind_speed':12,'conditions':'sunny','visibility':10,"
          + "'uv_index':0.5";

  private static final WeatherReading READING =
      new WeatherReading(
          Location.of("Kiel", "Germany"),
          at(1),
          new BigDecimal("-3.50"),
          new BigDecimal("80"),
          new BigDecimal("1013.2"),
          new BigDecimal("12"),
          "sunny",
          BigDecimal.TEN,
          new BigDecimal("0.5"));

  private static final WeatherObservation OBSERVATION =
      new WeatherObservation(id(1), READING, at(2));

  private static final String PRICE_COLUMNS =
      "'symbol':'USD/EUR','timestamp':'@1','price':0.9200,'volume':10,'change_24h':-0.1,"
          + "'market_cap':1000000000000000000000,'source':'x'";

  private static final MarketPrice PRICE =
      new MarketPrice(
          "USD/EUR",
          at(1),
          new BigDecimal("0.9200"),
          BigDecimal.TEN,
          new BigDecimal("-0.1"),
          new BigDecimal("1000000000000000000000"),
          "x");

  private static final MarketQuote QUOTE = new MarketQuote(id(1), PRICE, at(2));

  private ExternalExchanges() {}

  static List<Exchange> all() {
    return List.of(
        Exchange.of(
                "exports.export/1",
                sc ->
                    sc.exports()
                        .export(
                            new ExportRequest(
                                id(2),
                                ExportFormat.CSV,
                                List.of("kpi_data", "alerts"),
                                ExportTimeframe.ALL)))
            .sends(
                "GET /v1/export/data?business_id=$2&format=csv&tables=kpi_data%2Calerts"
                    + "&timeframe=all")
            .answered(
                200,
                "{'download_url':'https://files.example/1','file_size':3000000000,"
                    + "'expires_at':'@9'}")
            .gives(
                new DownloadLink(
                    URI.create("https://files.example/1"), OptionalLong.of(3_000_000_000L), at(9))),
        Exchange.of(
                "reports.generate/1",
                sc ->
                    sc.reports()
                        .generate(
                            ReportRequest.pdf(id(2), Timeframe.THIRTY_DAYS)
                                .withTemplate("summary")
                                .withSections(List.of("kpis", "alerts"))
                                .withEmailTo("a@b.de"))
                        .id())
            .sends("POST /v1/reports/generate")
            .body(
                "{'business_id':'$2','type':'pdf','template':'summary','timeframe':'30d',"
                    + "'include_sections':['kpis','alerts'],'email_to':'a@b.de'}")
            .answered(202, "{'job_id':'$8','status':'queued','estimated_completion':'@9'}")
            .gives(id(8)),
        Exchange.of("news.save/1", sc -> sc.news().save(List.of(CONTENT)))
            .sends("POST /v1/news")
            .body("{'articles':[{" + ARTICLE_COLUMNS + "}]}")
            .answered(201, "{'articles':[{'id':'$1'," + ARTICLE_COLUMNS + ",'created_at':'@2'}]}")
            .gives(List.of(ARTICLE)),
        Exchange.of(
                "news.list/2",
                sc ->
                    sc.news()
                        .list(
                            new NewsQuery(
                                TimeRange.of(at(0), at(9)),
                                SentimentLabel.NEGATIVE,
                                List.of("tea", "hot, milk"),
                                "Kaffee & Kuchen"),
                            PageRequest.ofSize(2)))
            .sends(
                "GET /v1/news?from=@0&to=@9&sentiment=negative&text=Kaffee%20%26%20Kuchen"
                    + "&keywords=tea&keywords=hot%2C%20milk&limit=2")
            .answered(
                200,
                "{'articles':[{'id':'$1',"
                    + ARTICLE_COLUMNS
                    + ",'created_at':'@2'}],'next_cursor':'c'}")
            .gives(new Page<>(List.of(ARTICLE), "c")),
        Exchange.of("weather.save/1", sc -> sc.weather().save(List.of(READING)))
            .sends("POST /v1/weather")
            .body("{'readings':[{" + READING_COLUMNS + "}]}")
            .answered(
                201, "{'observations':[{'id':'$1'," + READING_COLUMNS + ",'created_at':'@2'}]}")
            .gives(List.of(OBSERVATION)),
        Exchange.of(
                "weather.list/4",
                sc ->
                    sc.weather()
                        .list("Bad Öldesloe", "Germany", TimeRange.ALL, PageRequest.ofSize(2)))
            .sends("GET /v1/weather?city=Bad%20%C3%96ldesloe&country=Germany&limit=2")
            .answered(
                200,
                "{'observations':[{'id':'$1',"
                    + READING_COLUMNS
                    + ",'created_at':'@2'}],'next_cursor':null}")
            .gives(new Page<>(List.of(OBSERVATION), null)),
        Exchange.of("weather.outlook/2", sc -> sc.weather().outlook(id(2), 7))
            .sends("GET /v1/external/weather?business_id=$2&days=7")
            .answered(
                200,
                "{'location':{'city':'Kiel','country':'Germany','lat':54.3,'lng':10.1},'current':"
                    + "{'temperature':-3.50,'humidity':80,'conditions':'sunny','timestamp':'@1'},"
                    + "'forecast':[{'date':'2026-01-16','temperature_high':2,'temperature_low':-5,"
                    + "'conditions':'snow','humidity':90}]}")
            .gives(
                new WeatherOutlook(
                    new Location(
                        "Kiel",
                        null,
                        "Germany",
                        new BigDecimal("54.3"),
                        new BigDecimal("10.1"),
                        null),
                    new WeatherOutlook.Current(
                        new BigDecimal("-3.50"), new BigDecimal("80"), "sunny", at(1)),
                    List.of(
                        new WeatherOutlook.Day(
                            LocalDate.parse("2026-01-16"),
                            new BigDecimal("2"),
                            new BigDecimal("-5"),
                            "snow",
                            new BigDecimal("90"))))),
        Exchange.of("market.save/1", sc -> sc.market().save(List.of(PRICE)))
            .sends("POST /v1/market")
            .body("{'prices':[{" + PRICE_COLUMNS + "}]}")
            .answered(201, "{'quotes':[{'id':'$1'," + PRICE_COLUMNS + ",'created_at':'@2'}]}")
            .gives(List.of(QUOTE)),
        Exchange.of(
                "market.list/3",
                sc ->
                    sc.market()
                        .list("USD/EUR", TimeRange.since(at(0)), PageRequest.ofSize(2).after("c")))
            .sends("GET /v1/market?symbol=USD%2FEUR&from=@0&limit=2&cursor=c")
            .answered(
                200,
                "{'quotes':[{'id':'$1',"
                    + PRICE_COLUMNS
                    + ",'created_at':'@2'}],"
                    + "'next_cursor':null}")
            .gives(new Page<>(List.of(QUOTE), null)),
        Exchange.of("market.latest/1", sc -> sc.market().latest("USD/EUR"))
            .sends("GET /v1/market/latest?symbol=USD%2FEUR")
            .answered(200, "{'quote':{'id':'$1'," + PRICE_COLUMNS + ",'created_at':'@2'}}")
            .gives(Optional.of(QUOTE)),
        Exchange.of("market.latest/1 of an unknown symbol", sc -> sc.market().latest("X"))
            .sends("GET /v1/market/latest?symbol=X")
            .answered(200, "{'quote':null}")
            .gives(Optional.empty()),
        Exchange.of(
                "market.snapshots/2",
                sc -> sc.market().snapshots(List.of("USD/EUR", "BTC/USD"), Timeframe.ONE_DAY))
            .sends("GET /v1/external/market?symbols=USD%2FEUR%2CBTC%2FUSD&timeframe=1d")
            .answered(
                200,
                "{'data':[{'symbol':'USD/EUR','current_price':0.9200,'change_24h':-0.1,"
                    + "'timestamp':'@2','history':[{'timestamp':'@1','price':0.91}]}]}")
            .gives(
                List.of(
                    new MarketSnapshot(
                        "USD/EUR",
                        new BigDecimal("0.9200"),
                        new BigDecimal("-0.1"),
                        at(2),
                        List.of(new MarketSnapshot.Price(at(1), new BigDecimal("0.91")))))));
  }
}
