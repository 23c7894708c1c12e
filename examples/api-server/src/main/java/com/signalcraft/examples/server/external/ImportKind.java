package com.signalcraft.examples.server.external;

import com.signalcraft.common.WireEnum;
import java.util.List;

/** What is imported. */
public enum ImportKind implements WireEnum {
  /** Hourly weather of a place, as Open-Meteo gives it. */
  WEATHER("weather"),
  /** Exchange rates, as exchangerate-api.com and Frankfurter give them. */
  MARKET("market"),
  /** News: feeds of RSS or Atom, or articles as JSON. */
  NEWS("news");

  private static final List<String> JSON = List.of("application/json", "text/json");
  private static final List<String> FEEDS =
      List.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/rdf+xml",
          "application/xml",
          "text/xml",
          "application/json",
          "application/feed+json");

  private final String wireName;

  ImportKind(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /** The media types that it comes as. */
  List<String> types() {
    return this == NEWS ? FEEDS : JSON;
  }
}
