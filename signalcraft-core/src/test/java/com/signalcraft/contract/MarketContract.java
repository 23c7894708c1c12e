package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.ValidationException;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.MarketQuote;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Market prices. Every test has a symbol of its own. */
abstract class MarketContract extends ContractArea {

  private String symbol;
  private Instant at;

  @BeforeEach
  void listSymbol() {
    symbol = "X/" + UUID.randomUUID();
    at = midnight(2);
  }

  @Test
  void a_price_is_kept_as_it_was_given() {
    MarketPrice price =
        new MarketPrice(
            symbol,
            at,
            number("1.08765432109876"),
            number("1000"),
            number("-0.5"),
            number("1e12"),
            "ecb");

    MarketQuote saved = save(price);

    assertThat(saved.price().price()).isEqualByComparingTo("1.08765432109876");
    assertThat(saved.price().marketCap()).isEqualByComparingTo("1000000000000");
    assertThat(saved.price())
        .usingRecursiveComparison()
        .ignoringFields("marketCap")
        .isEqualTo(price);
    assertThat(saved.createdAt()).isBetween(now().minusSeconds(60), now());
    assertThat(service().market().latest(symbol)).contains(saved);
  }

  @Test
  void the_same_symbol_source_and_time_again_replaces_it_and_keeps_its_id() {
    MarketQuote first = save(MarketPrice.of(symbol, at, number("1")));

    MarketQuote second = save(MarketPrice.of(symbol, at, number("2")));
    MarketQuote elsewhere =
        save(new MarketPrice(symbol, at, number("3"), null, null, null, "elsewhere"));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(list(TimeRange.ALL)).containsExactlyInAnyOrder(second, elsewhere);
  }

  @Test
  void quotes_come_in_order_of_time_page_by_page_and_the_last_is_the_latest() {
    List<MarketQuote> saved =
        service()
            .market()
            .save(
                List.of(
                    MarketPrice.of(symbol, at.plusSeconds(2), number("3")),
                    MarketPrice.of(symbol, at, number("1")),
                    MarketPrice.of(symbol, at.plusSeconds(1), number("2"))));
    List<MarketQuote> ordered = List.of(saved.get(1), saved.get(2), saved.get(0));

    assertThat(
            Page.stream(
                PageRequest.ofSize(2),
                page -> service().market().list(symbol, TimeRange.ALL, page)))
        .containsExactlyElementsOf(ordered);
    assertThat(service().market().latest(symbol)).contains(saved.get(0));
    assertThat(list(TimeRange.of(at, at.plusSeconds(2))))
        .containsExactly(saved.get(1), saved.get(2));
  }

  @Test
  void a_symbol_is_matched_exactly() {
    save(MarketPrice.of(symbol, at, number("1")));

    assertThat(service().market().latest(symbol.toLowerCase(Locale.ROOT))).isEmpty();
    assertThat(service().market().latest(symbol + "%")).isEmpty();
  }

  @Test
  void every_known_user_reads_prices() {
    save(MarketPrice.of(symbol, at, number("1")));

    assertThat(as(given().user("ada")).market().latest(symbol)).isPresent();
  }

  @Test
  void an_empty_list_is_refused() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> service().market().save(List.of()));
  }

  private MarketQuote save(MarketPrice price) {
    return service().market().save(List.of(price)).get(0);
  }

  private List<MarketQuote> list(TimeRange range) {
    return service().market().list(symbol, range, PageRequest.first()).items();
  }
}
