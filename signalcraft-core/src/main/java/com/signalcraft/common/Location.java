package com.signalcraft.common;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A place, as the {@code location} columns hold it: any part may be unknown. Immutable.
 *
 * @param city the city, at most 200 characters
 * @param region the state or region, at most 200 characters
 * @param country the country, at most 200 characters
 * @param lat the latitude in degrees, −90 to 90
 * @param lng the longitude in degrees, −180 to 180
 * @param timezone the IANA name of the time zone, such as {@code Europe/Berlin}
 */
public record Location(
    @Nullable String city,
    @Nullable String region,
    @Nullable String country,
    @Nullable BigDecimal lat,
    @Nullable BigDecimal lng,
    @Nullable String timezone) {

  public Location {
    if (city != null) {
      Checks.optionalText("location.city", city, 200);
    }
    if (region != null) {
      Checks.optionalText("location.region", region, 200);
    }
    if (country != null) {
      Checks.optionalText("location.country", country, 200);
    }
    if (lat != null) {
      lat = Checks.between("location.lat", lat, "-90", "90");
    }
    if (lng != null) {
      lng = Checks.between("location.lng", lng, "-180", "180");
    }
    if (timezone != null) {
      Checks.zone("location.timezone", timezone);
    }
  }

  /**
   * A place known by its city and country.
   *
   * @param city the city
   * @param country the country
   * @return the place
   */
  public static Location of(String city, String country) {
    return new Location(city, null, country, null, null, null);
  }
}
