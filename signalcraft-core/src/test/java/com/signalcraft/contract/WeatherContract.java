package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.common.Location;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.ValidationException;
import com.signalcraft.external.WeatherObservation;
import com.signalcraft.external.WeatherReading;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Weather. Every test has a town of its own. */
abstract class WeatherContract extends ContractArea {

  private String town;
  private Instant at;

  @BeforeEach
  void foundTown() {
    town = "Town " + UUID.randomUUID();
    at = midnight(2);
  }

  @Test
  void a_reading_is_kept_as_it_was_given() {
    WeatherReading reading =
        new WeatherReading(
            new Location(town, "Region", "Norway", number("59.9"), number("10.7"), "Europe/Oslo"),
            at,
            number("-3.5"),
            number("80"),
            number("1013.25"),
            number("12"),
            "cloudy",
            number("9.5"),
            number("1"));

    WeatherObservation saved = save(reading);

    assertThat(saved.reading()).isEqualTo(reading);
    assertThat(saved.createdAt()).isBetween(now().minusSeconds(60), now());
    assertThat(list(TimeRange.ALL)).containsExactly(saved);
  }

  @Test
  void the_same_place_and_time_again_replaces_it_and_keeps_its_id() {
    WeatherObservation first = save(reading(at, "1"));

    WeatherObservation second = save(reading(at, "2"));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(list(TimeRange.ALL)).containsExactly(second);
  }

  @Test
  void towns_of_one_name_in_two_countries_are_two() {
    save(reading(at, "1"));
    WeatherObservation other =
        save(
            new WeatherReading(
                Location.of(town, "Sweden"), at, null, null, null, null, null, null, null));

    assertThat(service().weather().list(town, "Sweden", TimeRange.ALL, PageRequest.first()).items())
        .containsExactly(other);
  }

  @Test
  void observations_come_in_order_of_time_page_by_page_whatever_the_case_of_the_place() {
    service()
        .weather()
        .save(
            List.of(
                reading(at.plusSeconds(2), "3"),
                reading(at, "1"),
                reading(at.plusSeconds(1), "2")));

    assertThat(
            Page.stream(
                PageRequest.ofSize(2),
                page ->
                    service()
                        .weather()
                        .list(town.toUpperCase(Locale.ROOT), "nORWAY", TimeRange.ALL, page)))
        .extracting(observation -> observation.reading().temperature().intValueExact())
        .containsExactly(1, 2, 3);
    assertThat(list(TimeRange.of(at, at.plusSeconds(1))))
        .extracting(observation -> observation.reading().timestamp())
        .containsExactly(at);
  }

  @Test
  void every_known_user_reads_the_weather() {
    save(reading(at, "1"));

    assertThat(
            as(given().user("ada"))
                .weather()
                .list(town, "Norway", TimeRange.ALL, PageRequest.first())
                .items())
        .hasSize(1);
  }

  @Test
  void an_empty_list_is_refused() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> service().weather().save(List.of()));
  }

  private WeatherReading reading(Instant timestamp, String temperature) {
    return new WeatherReading(
        Location.of(town, "Norway"),
        timestamp,
        number(temperature),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private WeatherObservation save(WeatherReading reading) {
    return service().weather().save(List.of(reading)).get(0);
  }

  private List<WeatherObservation> list(TimeRange range) {
    return service().weather().list(town, "Norway", range, PageRequest.first()).items();
  }
}
