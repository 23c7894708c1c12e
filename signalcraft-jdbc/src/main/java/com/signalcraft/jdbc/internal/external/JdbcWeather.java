package com.signalcraft.jdbc.internal.external;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.Weather;
import com.signalcraft.external.WeatherObservation;
import com.signalcraft.external.WeatherReading;
import com.signalcraft.internal.Requests;
import com.signalcraft.jdbc.internal.json.JsonCodec;
import com.signalcraft.jdbc.internal.transaction.KeysetPage;
import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.jdbc.internal.transaction.Session;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Weather. Thread-safe. */
public final class JdbcWeather implements Weather {

  private static final int MAX_NAME = 200;

  private static final String COLUMNS =
      """
      d.id, d.location, d.timestamp, d.temperature, d.humidity, d.pressure, d.wind_speed,
      d.conditions, d.visibility, d.uv_index, d.created_at
      """;

  private static final ExternalTable<WeatherReading, WeatherObservation> TABLE =
      new ExternalTable<>(
          "select signalcraft.save_weather(?) as id",
          "select "
              + COLUMNS
              + """
                  from unnest(?, ?) as w (timestamp, id)
                  join public.weather_data d on d.timestamp = w.timestamp and d.id = w.id
                """,
          JdbcWeather::json,
          WeatherReading::timestamp,
          JdbcWeather::observation,
          WeatherObservation::id);

  private static final String LIST =
      "select "
          + COLUMNS
          + """
            , d.ordinal
              from public.weather_data d
             where d.city_key = lower(?)
               and d.country_key = lower(?)
               and d.timestamp >= ?
               and d.timestamp < ?
               and (d.timestamp, d.ordinal) > (?, ?)
             order by d.timestamp, d.ordinal
             limit ?
            """;

  private final Session session;

  /**
   * The weather as a caller sees it.
   *
   * @param session the caller's view
   */
  public JdbcWeather(Session session) {
    this.session = session;
  }

  @Override
  public List<WeatherObservation> save(List<WeatherReading> readings) {
    return session.call(
        "save the weather",
        tx -> {
          tx.access().requireService();
          return TABLE.save(tx, Requests.batch("readings", readings));
        });
  }

  @Override
  public Page<WeatherObservation> list(
      String city, String country, TimeRange range, PageRequest page) {
    Checks.text("city", city, MAX_NAME);
    Checks.text("country", country, MAX_NAME);
    Checks.required("range", range);
    Checks.required("page", page);
    return session.call(
        "list the weather",
        tx -> {
          tx.access().requireReader();
          KeysetPage wanted = KeysetPage.oldestFirst(range, page);
          return wanted.read(
              tx.query(LIST)
                  .bind(city)
                  .bind(country)
                  .bind(range)
                  .bind(wanted.after().at())
                  .bind(wanted.after().sequence()),
              "timestamp",
              JdbcWeather::observation);
        });
  }

  private static JsonObject json(WeatherReading reading) {
    Map<String, Object> columns = new HashMap<>();
    columns.put("location", JsonCodec.object(reading.location()));
    columns.put("timestamp", reading.timestamp().truncatedTo(ChronoUnit.MICROS).toString());
    columns.put("temperature", reading.temperature());
    columns.put("humidity", reading.humidity());
    columns.put("pressure", reading.pressure());
    columns.put("wind_speed", reading.windSpeed());
    columns.put("conditions", reading.conditions());
    columns.put("visibility", reading.visibility());
    columns.put("uv_index", reading.uvIndex());
    return JsonObject.of(columns);
  }

  private static WeatherObservation observation(Rows row) throws SQLException {
    return new WeatherObservation(
        row.uuid("id"),
        new WeatherReading(
            row.location("location"),
            row.instant("timestamp"),
            row.decimalOrNull("temperature"),
            row.decimalOrNull("humidity"),
            row.decimalOrNull("pressure"),
            row.decimalOrNull("wind_speed"),
            row.textOrNull("conditions"),
            row.decimalOrNull("visibility"),
            row.decimalOrNull("uv_index")),
        row.instant("created_at"));
  }
}
