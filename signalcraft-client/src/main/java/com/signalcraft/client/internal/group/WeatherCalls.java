package com.signalcraft.client.internal.group;

import com.signalcraft.client.hosted.HttpWeather;
import com.signalcraft.client.hosted.WeatherOutlook;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.ExternalRows;
import com.signalcraft.client.internal.json.HostedRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ApiRequest;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.WeatherObservation;
import com.signalcraft.external.WeatherReading;
import java.util.List;
import java.util.UUID;

/** Weather. Thread-safe. */
public final class WeatherCalls implements HttpWeather {

  private static final String WEATHER = "weather";
  private static final int MAX_NAME = 200;
  private static final int MAX_DAYS = 30;

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   */
  public WeatherCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public List<WeatherObservation> save(List<WeatherReading> readings) {
    List<Members> rows = Checks.list("readings", readings).stream().map(ExternalRows::of).toList();
    return caller.call(
        Calls.post(Members.of("readings", rows), WEATHER),
        Answers.list("observations", ExternalRows::observation));
  }

  @Override
  public Page<WeatherObservation> list(
      String city, String country, TimeRange range, PageRequest page) {
    Checks.text("city", city, MAX_NAME);
    Checks.text("country", country, MAX_NAME);
    Checks.required("range", range);
    Checks.required("page", page);
    ApiRequest request = Calls.get(WEATHER).query("city", city).query("country", country);
    return caller.call(
        Calls.page(Calls.range(request, range), page),
        Answers.page("observations", page, ExternalRows::observation));
  }

  @Override
  public WeatherOutlook outlook(UUID businessId, int days) {
    return caller.call(
        Calls.get("external", WEATHER)
            .query("business_id", Checks.required("business_id", businessId))
            .query("days", Checks.between("days", days, 1, MAX_DAYS)),
        Answers.object(HostedRows::outlook));
  }
}
