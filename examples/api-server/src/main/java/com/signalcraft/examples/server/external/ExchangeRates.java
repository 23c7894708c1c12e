package com.signalcraft.examples.server.external;

import com.signalcraft.external.MarketPrice;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Exchange rates in the forms of exchangerate-api.com ({@code base_code}, {@code rates} or {@code
 * conversion_rates}, {@code time_last_update_unix}) and of Frankfurter, which gives those of the
 * European Central Bank ({@code base}, {@code date}, {@code rates}; over a range a {@code rates} by
 * date). A symbol is {@code base/other}: how much of the other one of the base is worth.
 */
final class ExchangeRates {

  private static final String EXCHANGERATE_API = MarketPrice.DEFAULT_SOURCE;
  private static final String FRANKFURTER = "frankfurter";

  private final Set<String> symbols;
  private final List<MarketPrice> prices = new ArrayList<>();

  private ExchangeRates(Set<String> symbols) {
    this.symbols = symbols;
  }

  /**
   * Reads prices.
   *
   * @param content the JSON
   * @param symbols only of these; empty for all
   * @return the prices, those of a symbol in order of time
   * @throws ImportException if it is in neither form, or lacks a symbol that is wanted
   */
  static List<MarketPrice> read(byte[] content, Set<String> symbols) {
    JsonPlace whole = JsonPlace.parse(content);
    whole
        .optional("error-type")
        .ifPresent(
            reason -> {
              throw new ImportException("exchangerate-api.com refused: " + reason.text(), null);
            });
    ExchangeRates rates = new ExchangeRates(symbols);
    if (whole.optional("base_code").isPresent()) {
      rates.ofExchangeRateApi(whole);
    } else {
      rates.ofFrankfurter(whole);
    }
    Set<String> missing = new java.util.TreeSet<>(symbols);
    rates.prices.forEach(price -> missing.remove(price.symbol()));
    if (!missing.isEmpty()) {
      throw new ImportException("it has no rate of " + String.join(", ", missing), null);
    }
    return rates.prices;
  }

  private void ofExchangeRateApi(JsonPlace whole) {
    Instant at =
        Instant.ofEpochSecond(whole.required("time_last_update_unix").decimal().longValue());
    Optional<JsonPlace> rates =
        whole.optional("rates").or(() -> whole.optional("conversion_rates"));
    add(
        whole.required("base_code").text(),
        rates.orElseGet(() -> whole.required("rates")),
        at,
        EXCHANGERATE_API);
  }

  private void ofFrankfurter(JsonPlace whole) {
    String base = whole.required("base").text();
    JsonPlace rates = whole.required("rates");
    Optional<JsonPlace> date = whole.optional("date");
    if (date.isPresent()) {
      add(base, rates, date(date.get(), date.get().text()), FRANKFURTER);
      return;
    }
    for (String day : rates.names().stream().sorted().toList()) {
      add(base, rates.required(day), date(rates, day), FRANKFURTER);
    }
  }

  private static Instant date(JsonPlace place, String text) {
    try {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new ImportException(
          place.path() + " must be by date, such as 2026-01-15, was \"" + text + "\"", e);
    }
  }

  private void add(String base, JsonPlace rates, Instant at, String source) {
    for (String code : rates.names()) {
      String symbol = base + "/" + code;
      if (!code.equals(base) && (symbols.isEmpty() || symbols.contains(symbol))) {
        JsonPlace rate = rates.required(code);
        BigDecimal price = rate.decimal();
        if (price.signum() <= 0) {
          throw rate.fault("must be above 0");
        }
        prices.add(
            rate.checked(() -> new MarketPrice(symbol, at, price, null, null, null, source)));
      }
    }
  }
}
