package com.signalcraft.external;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import java.util.List;

/** Weather, readable by every known caller. Thread-safe. */
public interface Weather {

  /**
   * Stores readings, all or nothing; one of the same city, country and time stamp is replaced and
   * keeps its id. For the service alone.
   *
   * @param readings 1 to 10,000 readings
   * @return the observations, in the same order
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.ValidationException if a value is not allowed
   */
  List<WeatherObservation> save(List<WeatherReading> readings);

  /**
   * Reads observations of a place, in order of time. City and country are compared without regard
   * to case.
   *
   * @param city the city
   * @param country the country
   * @param range when
   * @param page which part
   * @return the observations
   * @throws com.signalcraft.error.AuthenticationException if the caller is nobody known
   * @throws com.signalcraft.error.ValidationException if a value is not allowed
   */
  Page<WeatherObservation> list(String city, String country, TimeRange range, PageRequest page);
}
