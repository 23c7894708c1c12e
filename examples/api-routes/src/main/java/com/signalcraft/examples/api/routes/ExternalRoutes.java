package com.signalcraft.examples.api.routes;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.business.Business;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Query;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.external.MarketQuote;
import com.signalcraft.external.WeatherObservation;
import com.signalcraft.external.WeatherReading;
import com.signalcraft.kpi.Timeframe;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The published views of weather and market. */
public final class ExternalRoutes {

  private static final int WEATHER_DAYS = 7;
  private static final int MOST_WEATHER_DAYS = 30;

  private final InstantSource clock;

  public ExternalRoutes(InstantSource clock) {
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/external/weather", this::weather).query("business_id", "days"),
        Route.get("/external/market", this::market).query("symbols", "timeframe"));
  }

  private Answer weather(Call call) {
    UUID id = call.query().requiredId("business_id");
    int days = call.query().number("days", WEATHER_DAYS);
    Checks.between("days", days, 1, MOST_WEATHER_DAYS);
    Business business = call.view().businesses().get(id);
    Location place = business.location();
    String city = place == null ? null : place.city();
    String country = place == null ? null : place.country();
    if (place == null || city == null || country == null) {
      throw new NotFoundException("the business has no place that has weather");
    }
    Instant now = clock.instant();
    TimeRange range = TimeRange.of(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(days)));
    List<WeatherReading> readings =
        Page.stream(
                PageRequest.ofSize(PageRequest.MAX_LIMIT),
                page -> call.view().weather().list(city, country, range, page))
            .map(WeatherObservation::reading)
            .toList();
    WeatherReading current =
        readings.stream()
            .filter(reading -> !reading.timestamp().isAfter(now))
            .reduce((earlier, later) -> later)
            .orElseThrow(() -> new NotFoundException("there is no weather of that place"));
    Map<LocalDate, List<WeatherReading>> ahead =
        readings.stream()
            .filter(reading -> reading.timestamp().isAfter(now))
            .collect(
                Collectors.groupingBy(
                    reading -> reading.timestamp().atZone(ZoneOffset.UTC).toLocalDate(),
                    TreeMap::new,
                    Collectors.toList()));
    return Answer.ok(
        object(
            "location",
            object(
                "city", place.city(),
                "country", place.country(),
                "lat", place.lat(),
                "lng", place.lng()),
            "current",
            object(
                "temperature", current.temperature(),
                "humidity", current.humidity(),
                "conditions", current.conditions(),
                "timestamp", current.timestamp()),
            "forecast",
            ahead.entrySet().stream().map(day -> day(day.getKey(), day.getValue())).toList()));
  }

  private static Object day(LocalDate date, List<WeatherReading> readings) {
    List<BigDecimal> temperatures =
        readings.stream().map(WeatherReading::temperature).filter(Objects::nonNull).toList();
    WeatherReading first = readings.get(0);
    return object(
        "date", date,
        "temperature_high", extreme(temperatures, BigDecimal::max),
        "temperature_low", extreme(temperatures, BigDecimal::min),
        "conditions", first.conditions(),
        "humidity", first.humidity());
  }

  private static @Nullable BigDecimal extreme(
      List<BigDecimal> values, BinaryOperator<BigDecimal> which) {
    return values.stream().reduce(which).orElse(null);
  }

  private Answer market(Call call) {
    Query query = call.query();
    String wanted = query.text("timeframe");
    Timeframe timeframe =
        wanted == null ? Timeframe.ONE_DAY : OpenEnum.require(Timeframe.class, "timeframe", wanted);
    Checks.required("symbols", query.text("symbols"));
    TimeRange range = TimeRange.since(clock.instant().minus(timeframe.duration()));
    List<Object> data = new ArrayList<>();
    for (String symbol : query.separatedByCommas("symbols")) {
      call.view().market().latest(symbol).ifPresent(latest -> data.add(quote(call, latest, range)));
    }
    return Answer.ok(object("data", data));
  }

  private static Object quote(Call call, MarketQuote latest, TimeRange range) {
    String symbol = latest.price().symbol();
    List<Object> history =
        Page.stream(
                PageRequest.ofSize(PageRequest.MAX_LIMIT),
                page -> call.view().market().list(symbol, range, page))
            .map(MarketQuote::price)
            .<Object>map(price -> object("timestamp", price.timestamp(), "price", price.price()))
            .toList();
    return object(
        "symbol", symbol,
        "current_price", latest.price().price(),
        "change_24h", latest.price().change24h(),
        "timestamp", latest.price().timestamp(),
        "history", history);
  }
}
