package com.signalcraft.examples.server.external;

import java.util.Map;

/** The codes of the World Meteorological Organization (table 4677) that Open-Meteo gives. */
final class WeatherCode {

  private static final Map<Integer, String> WORDS =
      Map.ofEntries(
          Map.entry(0, "clear"),
          Map.entry(1, "mainly clear"),
          Map.entry(2, "partly cloudy"),
          Map.entry(3, "overcast"),
          Map.entry(45, "fog"),
          Map.entry(48, "rime fog"),
          Map.entry(51, "light drizzle"),
          Map.entry(53, "drizzle"),
          Map.entry(55, "heavy drizzle"),
          Map.entry(56, "light freezing drizzle"),
          Map.entry(57, "freezing drizzle"),
          Map.entry(61, "light rain"),
          Map.entry(63, "rain"),
          Map.entry(65, "heavy rain"),
          Map.entry(66, "light freezing rain"),
          Map.entry(67, "freezing rain"),
          Map.entry(71, "light snow"),
          Map.entry(73, "snow"),
          Map.entry(75, "heavy snow"),
          Map.entry(77, "snow grains"),
          Map.entry(80, "light rain showers"),
          Map.entry(81, "rain showers"),
          Map.entry(82, "violent rain showers"),
          Map.entry(85, "light snow showers"),
          Map.entry(86, "snow showers"),
          Map.entry(95, "thunderstorm"),
          Map.entry(96, "thunderstorm with hail"),
          Map.entry(99, "thunderstorm with heavy hail"));

  private WeatherCode() {}

  /** The conditions in words; of a code that is not known, the code. */
  static String words(int code) {
    return WORDS.getOrDefault(code, "code " + code);
  }
}
