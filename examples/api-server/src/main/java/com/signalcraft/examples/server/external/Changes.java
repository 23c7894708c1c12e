package com.signalcraft.examples.server.external;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.Market;
import com.signalcraft.external.MarketPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Works out by how much prices have changed over 24 hours, where the price of then is known. */
final class Changes {

  private static final int DECIMALS = 4;
  private static final Duration DAY = Duration.ofHours(24);

  /** Rates are published once a day, give or take. */
  private static final Duration SLACK = Duration.ofHours(6);

  private final Market market;
  private final Map<String, NavigableMap<Instant, BigDecimal>> known = new HashMap<>();

  Changes(Market market) {
    this.market = market;
  }

  List<MarketPrice> of(List<MarketPrice> prices) {
    for (MarketPrice price : prices) {
      course(price, prices).put(price.timestamp(), price.price());
    }
    List<MarketPrice> changed = new ArrayList<>();
    for (MarketPrice price : prices) {
      changed.add(
          new MarketPrice(
              price.symbol(),
              price.timestamp(),
              price.price(),
              price.volume(),
              change(price),
              price.marketCap(),
              price.source()));
    }
    return changed;
  }

  /** What is known of a symbol around the times that come in. */
  private NavigableMap<Instant, BigDecimal> course(MarketPrice price, List<MarketPrice> all) {
    return known.computeIfAbsent(
        price.symbol(),
        symbol -> {
          Instant first =
              all.stream()
                  .filter(one -> one.symbol().equals(symbol))
                  .map(MarketPrice::timestamp)
                  .min(Instant::compareTo)
                  .orElse(price.timestamp());
          NavigableMap<Instant, BigDecimal> course = new TreeMap<>();
          TimeRange before = TimeRange.of(first.minus(DAY).minus(SLACK), first);
          Page.stream(
                  PageRequest.ofSize(PageRequest.MAX_LIMIT),
                  page -> market.list(symbol, before, page))
              .map(quote -> quote.price())
              .filter(one -> one.source().equals(price.source()))
              .forEach(one -> course.put(one.timestamp(), one.price()));
          return course;
        });
  }

  private @Nullable BigDecimal change(MarketPrice price) {
    Map.Entry<Instant, BigDecimal> then =
        known
            .getOrDefault(price.symbol(), new TreeMap<>())
            .floorEntry(price.timestamp().minus(DAY).plus(SLACK));
    if (then == null
        || then.getKey().isBefore(price.timestamp().minus(DAY).minus(SLACK))
        || then.getValue().signum() == 0) {
      return null;
    }
    return price
        .price()
        .subtract(then.getValue())
        .multiply(BigDecimal.valueOf(100))
        .divide(then.getValue().abs(), DECIMALS, RoundingMode.HALF_UP);
  }
}
