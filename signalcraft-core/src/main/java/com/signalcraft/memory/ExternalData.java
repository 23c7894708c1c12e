package com.signalcraft.memory;

import com.signalcraft.external.MarketQuote;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.WeatherObservation;
import com.signalcraft.internal.RowKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** News, weather and prices, which belong to no business. Guarded by the catalog's lock. */
final class ExternalData {

  private final TimeTable<NewsArticle> news = TimeTable.guarded();
  private final Map<String, RowKey> newsByUrl = new HashMap<>();
  private final Map<Place, TimeTable<WeatherObservation>> weather = new HashMap<>();
  private final Map<PlaceAndTime, RowKey> weatherKeys = new HashMap<>();
  private final Map<String, TimeTable<MarketQuote>> market = new HashMap<>();
  private final Map<QuoteIdentity, RowKey> marketKeys = new HashMap<>();

  TimeTable<NewsArticle> news() {
    return news;
  }

  /** Where the article of each address stands. */
  Map<String, RowKey> newsByUrl() {
    return newsByUrl;
  }

  Optional<TimeTable<WeatherObservation>> weather(Place place) {
    return Optional.ofNullable(weather.get(place));
  }

  TimeTable<WeatherObservation> weatherToWrite(Place place) {
    return weather.computeIfAbsent(place, none -> TimeTable.guarded());
  }

  /** Where the observation of each place and time stamp stands. */
  Map<PlaceAndTime, RowKey> weatherKeys() {
    return weatherKeys;
  }

  Optional<TimeTable<MarketQuote>> market(String symbol) {
    return Optional.ofNullable(market.get(symbol));
  }

  TimeTable<MarketQuote> marketToWrite(String symbol) {
    return market.computeIfAbsent(symbol, none -> TimeTable.guarded());
  }

  /** Where the quote of each symbol, source and time stamp stands. */
  Map<QuoteIdentity, RowKey> marketKeys() {
    return marketKeys;
  }

  /** A place, whatever the case of its names. */
  record Place(String city, String country) {
    static Place of(String city, String country) {
      return new Place(city.toLowerCase(Locale.ROOT), country.toLowerCase(Locale.ROOT));
    }
  }

  /** What makes an observation the only one of its kind. */
  record PlaceAndTime(Place place, Instant timestamp) {}

  /** What makes a quote the only one of its kind. */
  record QuoteIdentity(String symbol, String source, Instant timestamp) {}
}
