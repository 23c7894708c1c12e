package com.signalcraft.examples.api.routes;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.common.Checks;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Query;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.external.WeatherObservation;
import com.signalcraft.external.WeatherReading;
import com.signalcraft.internal.TableRow;
import java.util.List;

/** Weather, for all businesses alike. */
public final class WeatherRoutes {

  public static final List<String> COLUMNS =
      List.of(
          "location",
          "timestamp",
          "temperature",
          "humidity",
          "pressure",
          "wind_speed",
          "conditions",
          "visibility",
          "uv_index");

  private WeatherRoutes() {}

  public static List<Route> routes() {
    return List.of(
        Route.get("/weather", WeatherRoutes::list).page("city", "country", "from", "to"),
        Route.post("/weather", WeatherRoutes::save).body("readings"));
  }

  private static Answer list(Call call) {
    Query query = call.query();
    return Pages.page(
        "observations",
        call.view()
            .weather()
            .list(query.required("city"), query.required("country"), query.range(), query.page()),
        WeatherRoutes::row);
  }

  private static Answer save(Call call) {
    List<WeatherReading> readings =
        call.body().objects("readings", COLUMNS).stream().map(WeatherRoutes::reading).toList();
    return Answer.created(
        object(
            "observations", Pages.rows(call.view().weather().save(readings), WeatherRoutes::row)));
  }

  public static WeatherReading reading(Body body) {
    return new WeatherReading(
        Checks.required("location", body.location("location")),
        Checks.required("timestamp", body.instant("timestamp")),
        body.decimal("temperature"),
        body.decimal("humidity"),
        body.decimal("pressure"),
        body.decimal("wind_speed"),
        body.text("conditions"),
        body.decimal("visibility"),
        body.decimal("uv_index"));
  }

  public static Object row(WeatherObservation observation) {
    WeatherReading reading = observation.reading();
    return new TableRow()
        .with("id", observation.id())
        .with("location", reading.location())
        .with("timestamp", reading.timestamp())
        .with("temperature", reading.temperature())
        .with("humidity", reading.humidity())
        .with("pressure", reading.pressure())
        .with("wind_speed", reading.windSpeed())
        .with("conditions", reading.conditions())
        .with("visibility", reading.visibility())
        .with("uv_index", reading.uvIndex())
        .with("created_at", observation.createdAt())
        .toJson();
  }
}
