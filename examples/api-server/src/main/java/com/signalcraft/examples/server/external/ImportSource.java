package com.signalcraft.examples.server.external;

import com.signalcraft.common.Checks;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is imported, and where from. {@code toString} does not show where from, as an address may
 * hold a key.
 *
 * @param kind what it is
 * @param origin a URL, or the path of a file
 * @param city of weather the city; null of anything else
 * @param country of weather the country; null of anything else
 * @param symbols of a market the symbols that are wanted, such as {@code USD/EUR}; empty for all
 */
public record ImportSource(
    ImportKind kind,
    String origin,
    @Nullable String city,
    @Nullable String country,
    Set<String> symbols) {

  private static final int LONGEST = 2_000;

  /** Checks that each goes with the kind. */
  public ImportSource {
    Checks.text("origin", origin, LONGEST);
    if (kind == ImportKind.WEATHER) {
      Checks.text("city", city, 200);
      Checks.text("country", country, 200);
    } else {
      Checks.that(city == null, "city", "goes with weather alone");
      Checks.that(country == null, "country", "goes with weather alone");
    }
    symbols = Set.copyOf(symbols);
    Checks.that(symbols.isEmpty() || kind == ImportKind.MARKET, "symbols", "go with market alone");
    symbols.forEach(symbol -> Checks.text("symbols", symbol, 50));
  }

  /** Whether it is fetched rather than read from a file. */
  boolean isUrl() {
    String start = origin.toLowerCase(Locale.ROOT);
    return start.startsWith("https://") || start.startsWith("http://");
  }

  /** Without where from. */
  @Override
  public String toString() {
    return "ImportSource[" + kind + "]";
  }
}
