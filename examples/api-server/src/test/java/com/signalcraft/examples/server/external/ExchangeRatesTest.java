package com.signalcraft.examples.server.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.external.MarketPrice;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExchangeRatesTest {

  static final String OPEN =
      """
      {"result":"success","provider":"https://www.exchangerate-api.com",
       "time_last_update_unix":1764115351,"base_code":"USD",
       "rates":{"USD":1,"EUR":0.864512,"JPY":156.38}}
      """;
  static final String FRANKFURTER =
      """
      {"amount":1.0,"base":"EUR","start_date":"2026-11-24","end_date":"2026-11-25",
       "rates":{"2026-11-25":{"USD":1.1578},"2026-11-24":{"USD":1.1461}}}
      """;

  private static List<MarketPrice> read(String json, String... symbols) {
    return ExchangeRates.read(json.getBytes(UTF_8), Set.of(symbols));
  }

  @Test
  void rates_of_exchangerate_api_are_prices_in_the_base() {
    List<MarketPrice> prices = read(OPEN);

    assertThat(prices).extracting(MarketPrice::symbol).containsExactly("USD/EUR", "USD/JPY");
    assertThat(prices.get(0).price()).isEqualByComparingTo("0.864512");
    assertThat(prices.get(0).timestamp()).isEqualTo(Instant.ofEpochSecond(1_764_115_351));
    assertThat(prices.get(0).source()).isEqualTo("exchangerate-api");
  }

  @Test
  void rates_of_the_central_bank_come_by_a_day_or_several() {
    assertThat(read(FRANKFURTER))
        .extracting(MarketPrice::timestamp)
        .containsExactly(
            Instant.parse("2026-11-24T00:00:00Z"), Instant.parse("2026-11-25T00:00:00Z"));
    assertThat(
            read(
                "{\"amount\":1.0,\"base\":\"EUR\",\"date\":\"2026-11-25\",\"rates\":{\"USD\":1.1}}"))
        .extracting(MarketPrice::symbol)
        .containsExactly("EUR/USD");
  }

  @Test
  void only_the_symbols_that_are_wanted_are_taken_and_a_missing_one_is_told() {
    assertThat(read(OPEN, "USD/JPY")).hasSize(1);
    assertThatThrownBy(() -> read(OPEN, "USD/JPY", "USD/XYZ"))
        .hasMessage("it has no rate of USD/XYZ");
  }

  @Test
  void errors_name_the_place() {
    assertThatThrownBy(() -> read(OPEN.replace("0.864512", "\"much\"")))
        .hasMessage("rates.EUR must be a number, was \"much\"");
    assertThatThrownBy(() -> read(OPEN.replace("0.864512", "0")))
        .hasMessage("rates.EUR must be above 0, was 0");
    assertThatThrownBy(() -> read(FRANKFURTER.replace("\"2026-11-24\":{", "\"yesterday\":{")))
        .hasMessageContaining("rates must be by date");
    assertThatThrownBy(() -> read("{\"result\":\"error\",\"error-type\":\"quota-reached\"}"))
        .hasMessageContaining("quota-reached");
    assertThatThrownBy(() -> read("[]")).isInstanceOf(ImportException.class);
  }
}
