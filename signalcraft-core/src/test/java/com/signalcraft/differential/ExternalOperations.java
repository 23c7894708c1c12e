package com.signalcraft.differential;

import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.external.WeatherReading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** News, weather and prices. */
final class ExternalOperations {

  private static final List<String> WORDS =
      List.of("Coffee", "prices", "rise", "straße", "STRASSE", "it's", "东京", "naïve", "e-mail");

  private ExternalOperations() {}

  static void addTo(Operations all) {
    all.add(9, "news.save", t -> t.service().news().save(several(t, ExternalOperations::article)));
    all.add(
        9,
        "news.list",
        t -> {
          NewsQuery query =
              new NewsQuery(
                  t.range(),
                  t.chance(70) ? null : t.oneOf(SentimentLabel.values()),
                  t.chance(70) ? List.of() : List.of(t.oneOf(WORDS), t.oneOf(WORDS)),
                  t.chance(60) ? null : t.oneOf(WORDS) + " " + t.oneOf(WORDS));
          return t.page("news", page -> t.view().news().list(query, page));
        });
    all.add(
        9,
        "weather.save",
        t -> t.service().weather().save(several(t, ExternalOperations::reading)));
    all.add(
        9,
        "weather.list",
        t -> {
          String city = t.oneOf("Hamburg", "hamburg", "Köln");
          TimeRange range = t.range();
          return t.page(
              "weather " + city, page -> t.view().weather().list(city, "Germany", range, page));
        });
    all.add(
        9, "market.save", t -> t.service().market().save(several(t, ExternalOperations::price)));
    all.add(
        9,
        "market.list",
        t -> {
          String symbol = t.oneOf("USD/EUR", "BTC");
          TimeRange range = t.range();
          return t.page("market " + symbol, page -> t.view().market().list(symbol, range, page));
        });
    all.add(6, "market.latest", t -> t.view().market().latest(t.oneOf("USD/EUR", "BTC", "none")));
  }

  private static <T> List<T> several(Turn t, Function<Turn, T> one) {
    List<T> some = new ArrayList<>();
    for (int i = t.number(4); i >= 0; i--) {
      some.add(one.apply(t));
    }
    return some;
  }

  private static ArticleContent article(Turn t) {
    return new ArticleContent(
        t.oneOf(WORDS) + " " + t.oneOf(WORDS),
        t.maybe(t.text() + " " + t.oneOf(WORDS)),
        t.maybe(t.text()),
        t.maybe("https://example.com/" + t.number(6)),
        "The Gazette",
        t.maybe(t.text()),
        t.anyTime(),
        t.maybe(t.location()),
        t.chance(50) ? List.of() : List.of(t.oneOf(WORDS), t.oneOf(WORDS)),
        t.maybe(new BigDecimal(t.oneOf("-1", "0.50", "1"))),
        t.maybe(OpenEnum.of(t.oneOf(SentimentLabel.values()))),
        t.maybe(new BigDecimal(t.oneOf("0", "0.5", "1.000"))),
        t.oneOf("en", "de"));
  }

  private static WeatherReading reading(Turn t) {
    return new WeatherReading(
        new Location(
            t.oneOf("Hamburg", "Köln"),
            t.maybe("North"),
            "Germany",
            t.maybe(new BigDecimal("53.550")),
            null,
            null),
        t.anyTime(),
        t.maybe(new BigDecimal(t.oneOf("-150", "0.0", "21.5"))),
        t.maybe(BigDecimal.TEN),
        t.maybe(new BigDecimal("1013.25")),
        t.maybe(BigDecimal.ZERO),
        t.maybe(t.oneOf("", "rain")),
        t.maybe(BigDecimal.ONE),
        t.maybe(BigDecimal.TEN));
  }

  private static MarketPrice price(Turn t) {
    return new MarketPrice(
        t.oneOf("USD/EUR", "BTC"),
        t.anyTime(),
        t.decimal(),
        t.maybe(t.decimal().abs()),
        t.maybe(t.decimal()),
        t.maybe(t.decimal().abs()),
        t.oneOf("feed", "other feed"));
  }
}
