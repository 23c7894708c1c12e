package com.signalcraft.forecast.holiday;

import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotSupportedException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Public holidays of countries and their regions, from the library jollyday (Apache licence 2.0).
 * It is optional: an application that wants these calendars adds {@code
 * de.focus-shift:jollyday-core} and {@code jollyday-jaxb} (or, where there is one of the same
 * version, {@code jollyday-jackson}) to its class path. Bank holidays and observances, on which
 * shops are open, are left out. Names are English. Stateless.
 */
public final class CountryHolidays {

  private CountryHolidays() {}

  /**
   * The public holidays of a country, with those of one of its regions.
   *
   * @param country the ISO 3166-1 code of two letters, such as {@code DE}
   * @param regions the regional code and, in a few countries, those below it, such as {@code BY};
   *     none for the holidays of the whole country alone
   * @return the calendar; immutable and thread-safe
   * @throws NotSupportedException if jollyday is not on the class path
   * @throws com.signalcraft.error.ValidationException if there is no such country or region; the
   *     message lists those there are
   */
  public static HolidayCalendar of(String country, String... regions) {
    String code = code("country", country);
    List<String> below = List.of(regions).stream().map(region -> code("regions", region)).toList();
    return available(() -> JollydayCalendar.of(code, below));
  }

  /**
   * The countries that {@link #of} knows.
   *
   * @return their ISO 3166-1 codes of two letters, in order
   * @throws NotSupportedException if jollyday is not on the class path
   */
  public static List<String> countries() {
    return available(JollydayCalendar::countries);
  }

  private static String code(String field, String code) {
    return Checks.text(field, code, 20).toLowerCase(Locale.ROOT);
  }

  private static <T> T available(Supplier<T> call) {
    try {
      return call.get();
    } catch (LinkageError absent) {
      throw new NotSupportedException(
          "holidays by country need the library de.focus-shift:jollyday-core on the class path,"
              + " and jollyday-jaxb",
          FailureDetails.causedBy(absent));
    }
  }
}
