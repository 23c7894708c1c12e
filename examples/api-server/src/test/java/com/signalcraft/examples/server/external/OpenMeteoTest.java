package com.signalcraft.examples.server.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.external.WeatherReading;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenMeteoTest {

  static final String FORECAST =
      """
      {"latitude":52.52,"longitude":13.419998,"generationtime_ms":0.1,"utc_offset_seconds":3600,
       "timezone":"Europe/Berlin","timezone_abbreviation":"GMT+1","elevation":38.0,
       "hourly_units":{"time":"iso8601","temperature_2m":"°C","relative_humidity_2m":"%",
         "surface_pressure":"hPa","wind_speed_10m":"km/h","visibility":"m","uv_index":"",
         "weather_code":"wmo code"},
       "hourly":{"time":["2026-11-26T00:00","2026-11-26T01:00","2026-11-26T02:00"],
         "temperature_2m":[3.4,-0.5,null],"relative_humidity_2m":[81,92,null],
         "surface_pressure":[1009.5,1010.2,null],"wind_speed_10m":[11.2,9.0,null],
         "visibility":[24140.00,800.00,null],"uv_index":[0.00,0.05,null],
         "weather_code":[3,75,null]}}
      """;

  private static List<WeatherReading> read(String json) {
    return OpenMeteo.read(json.getBytes(UTF_8), "Berlin", "DE");
  }

  @Test
  void each_hour_is_a_reading_in_the_units_of_the_schema() {
    List<WeatherReading> readings = read(FORECAST);

    // The third hour is not known.
    assertThat(readings).hasSize(2);
    WeatherReading first = readings.get(0);
    // 0 o'clock an hour east of Greenwich.
    assertThat(first.timestamp()).isEqualTo(Instant.parse("2026-11-25T23:00:00Z"));
    assertThat(first.temperature()).isEqualByComparingTo("3.4");
    assertThat(first.humidity()).isEqualByComparingTo("81");
    assertThat(first.pressure()).isEqualByComparingTo("1009.5");
    assertThat(first.windSpeed()).isEqualByComparingTo("11.2");
    assertThat(first.visibility()).isEqualByComparingTo("24.14");
    assertThat(first.conditions()).isEqualTo("overcast");
    assertThat(readings.get(1).conditions()).isEqualTo("heavy snow");
    assertThat(first.location().city()).isEqualTo("Berlin");
    assertThat(first.location().lat()).isEqualByComparingTo("52.52");
  }

  @Test
  void other_units_are_converted() {
    List<WeatherReading> readings =
        read(
            FORECAST
                .replace("\"°C\"", "\"°F\"")
                .replace("\"km/h\"", "\"m/s\"")
                .replace("\"visibility\":\"m\"", "\"visibility\":\"ft\""));

    assertThat(readings.get(0).temperature()).isEqualByComparingTo("-15.889");
    assertThat(readings.get(0).windSpeed()).isEqualByComparingTo("40.32");
    assertThat(readings.get(0).visibility()).isEqualByComparingTo("7.357872");
  }

  @Test
  void times_may_be_seconds() {
    List<WeatherReading> readings =
        read(
            FORECAST.replace(
                "\"2026-11-26T00:00\",\"2026-11-26T01:00\",\"2026-11-26T02:00\"",
                "1764115200,1764118800,1764122400"));

    assertThat(readings.get(0).timestamp()).isEqualTo(Instant.ofEpochSecond(1_764_115_200));
  }

  @Test
  void errors_name_the_place() {
    assertThatThrownBy(() -> read(FORECAST.replace("[3.4,-0.5", "[3.4,\"cold\"")))
        .isInstanceOf(ImportException.class)
        .hasMessage("hourly.temperature_2m[1] must be a number, was \"cold\"");
    assertThatThrownBy(() -> read(FORECAST.replace("[3.4,-0.5,null]", "[3.4]")))
        .hasMessage("hourly.temperature_2m must have as many values as hourly.time, 3, had 1");
    assertThatThrownBy(() -> read(FORECAST.replace("\"°C\"", "\"K\"")))
        .hasMessage("hourly_units.temperature_2m must be one of °C, °F, was \"K\"");
    assertThatThrownBy(() -> read(FORECAST.replace("3.4,-0.5", "3.4,-300")))
        .hasMessageStartingWith("hourly.time[1]: ");
    assertThatThrownBy(() -> read("{}")).hasMessage("hourly is missing");
    assertThatThrownBy(() -> read("{\"hourly\": {\"time\": [1,]}}"))
        .hasMessageContaining("line 1, column");
    assertThatThrownBy(() -> read("{\"error\":true,\"reason\":\"Latitude must be in range\"}"))
        .hasMessage("Open-Meteo refused: Latitude must be in range");
  }
}
