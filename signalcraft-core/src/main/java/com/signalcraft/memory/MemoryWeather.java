package com.signalcraft.memory;

import com.signalcraft.common.Checks;
import com.signalcraft.common.Location;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.Weather;
import com.signalcraft.external.WeatherObservation;
import com.signalcraft.external.WeatherReading;
import com.signalcraft.internal.Requests;
import com.signalcraft.internal.RowKey;
import com.signalcraft.memory.ExternalData.Place;
import com.signalcraft.memory.ExternalData.PlaceAndTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Weather. */
final class MemoryWeather extends Group implements Weather {

  private static final int MAX_NAME = 200;

  MemoryWeather(Session session) {
    super(session);
  }

  @Override
  public List<WeatherObservation> save(List<WeatherReading> readings) {
    return session()
        .write(
            caller -> {
              access().requireService(caller);
              List<WeatherObservation> saved = new ArrayList<>();
              for (WeatherReading reading : Requests.batch("readings", readings)) {
                saved.add(save(caller, reading));
              }
              return Requests.asTheyAre(saved, WeatherObservation::id);
            });
  }

  private WeatherObservation save(Caller caller, WeatherReading reading) {
    ExternalData external = catalog().external();
    Location location = reading.location();
    Place place =
        Place.of(
            Checks.required("location.city", location.city()),
            Checks.required("location.country", location.country()));
    RowKey key =
        external
            .weatherKeys()
            .computeIfAbsent(
                new PlaceAndTime(place, reading.timestamp()),
                none -> new RowKey(reading.timestamp(), catalog().nextSequence()));
    TimeTable<WeatherObservation> table = external.weatherToWrite(place);
    WeatherObservation old = table.get(key);
    WeatherObservation row =
        old == null
            ? new WeatherObservation(UUID.randomUUID(), reading, caller.now())
            : new WeatherObservation(old.id(), reading, old.createdAt());
    table.put(key, row);
    return row;
  }

  @Override
  public Page<WeatherObservation> list(
      String city, String country, TimeRange range, PageRequest page) {
    Checks.text("city", city, MAX_NAME);
    Checks.text("country", country, MAX_NAME);
    Checks.required("range", range);
    Checks.required("page", page);
    return session()
        .read(
            caller -> {
              access().requireReader(caller);
              return catalog()
                  .external()
                  .weather(Place.of(city, country))
                  .orElseGet(TimeTable::guarded)
                  .oldestFirst(range, page, row -> true);
            });
  }
}
