package com.signalcraft.examples.server.sample;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.external.WeatherReading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Made-up weather, exchange rates and news around the sample. */
final class Surroundings {

  private static final int HOURS_BACK = 48;
  private static final int HOURS_AHEAD = 7 * 24;
  private static final int DAYS_OF_RATES = 30;
  private static final Duration STEP = Duration.ofHours(3);

  private final SignalCraft service;
  private final Location place;
  private final InstantSource clock;

  Surroundings(SignalCraft service, Location place, InstantSource clock) {
    this.service = service;
    this.place = place;
    this.clock = clock;
  }

  void install() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
    service.weather().save(weather(now));
    service.market().save(rates("EUR/USD", 1.09, now));
    service.market().save(rates("BTC/USD", 91_000, now));
    service.news().save(news(now));
  }

  private List<WeatherReading> weather(Instant now) {
    List<WeatherReading> readings = new ArrayList<>();
    for (long hour = -HOURS_BACK; hour <= HOURS_AHEAD; hour += STEP.toHours()) {
      Instant at = now.plus(Duration.ofHours(hour));
      long step = at.getEpochSecond() / STEP.toSeconds();
      double ofDay = at.atZone(java.time.ZoneOffset.UTC).getHour() - 20;
      double temperature = 9 + 5 * Math.cos(2 * Math.PI * ofDay / 24) + 4 * Noise.at(1, step / 8);
      double wet = Noise.at(2, step / 4);
      readings.add(
          new WeatherReading(
              place,
              at,
              decimal(temperature, 1),
              decimal(62 + 30 * wet, 0),
              decimal(1_015 - 12 * wet, 0),
              decimal(12 + 10 * Math.abs(Noise.at(3, step)), 0),
              wet > 0.25 ? "rain" : wet > -0.05 ? "cloudy" : "sunny",
              null,
              null));
    }
    return readings;
  }

  private static List<MarketPrice> rates(String symbol, double level, Instant now) {
    List<MarketPrice> prices = new ArrayList<>();
    double before = level;
    for (int day = -DAYS_OF_RATES; day <= 0; day++) {
      Instant at = now.plus(Duration.ofDays(day));
      double price = level * (1 + 0.04 * Noise.at(symbol.hashCode(), at.getEpochSecond() / 86_400));
      prices.add(
          new MarketPrice(
              symbol,
              at,
              decimal(price, level < 10 ? 4 : 2),
              null,
              decimal((price / before - 1) * 100, 2),
              null,
              "sample"));
      before = price;
    }
    return prices;
  }

  private static List<ArticleContent> news(Instant now) {
    return List.of(
        article(now, 3, "City opens six miles of protected bike lanes", 0.7, "cycling", "city"),
        article(now, 11, "Weekend rain expected along the Potomac", -0.3, "weather"),
        article(now, 26, "Tourist numbers above those of last year", 0.6, "tourism", "city"),
        article(now, 50, "Metro line closed for repairs until spring", -0.5, "transport"),
        article(now, 75, "E-bike batteries get cheaper for the third year", 0.4, "cycling"));
  }

  private static ArticleContent article(
      Instant now, int hoursAgo, String title, double mood, String... keywords) {
    SentimentLabel label = mood > 0 ? SentimentLabel.POSITIVE : SentimentLabel.NEGATIVE;
    return new ArticleContent(
        title,
        null,
        "A made-up headline of the sample data.",
        "https://example.com/sample/" + title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
        "Sample Gazette",
        null,
        now.minus(Duration.ofHours(hoursAgo)),
        null,
        List.of(keywords),
        decimal(mood, 1),
        OpenEnum.of(label),
        decimal(0.8, 1),
        "en");
  }

  private static BigDecimal decimal(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
  }
}
