package com.signalcraft.examples.server.sample;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.PageRequest;
import com.signalcraft.examples.server.Part;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.series.Aggregation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A bike rental with a web shop: real days of two years, and simulated hours and seconds. */
public final class SampleBusiness {

  /** What it is called. */
  public static final String NAME = "Potomac Bikes (sample)";

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Location PLACE =
      new Location(
          "Washington",
          "District of Columbia",
          "US",
          new BigDecimal("38.9"),
          new BigDecimal("-77.04"),
          ZONE.getId());
  private static final int FORECAST_DAYS = 30;
  private static final String RENTALS = "Bike rentals";
  private static final List<SimulatedKpi> SIMULATED =
      List.of(
          new SimulatedKpi(
              "Shop orders",
              KpiType.ORDERS,
              "orders",
              Aggregation.SUM,
              60,
              Duration.ofHours(1),
              Duration.ofDays(120),
              ZONE),
          new SimulatedKpi(
              "Visitors right now",
              KpiType.TRAFFIC,
              "visitors",
              Aggregation.AVG,
              180,
              Duration.ofSeconds(10),
              Duration.ofDays(2),
              ZONE));

  private final SignalCraft service;
  private final SignalCraft owner;
  private final InstantSource clock;

  /**
   * The sample of an owner.
   *
   * @param service the back end as the service sees it
   * @param owner the back end as the owner sees it, who has one business
   * @param clock what the time is
   */
  public SampleBusiness(SignalCraft service, SignalCraft owner, InstantSource clock) {
    this.service = service;
    this.owner = owner;
    this.clock = clock;
  }

  /**
   * Makes what is missing, and brings the simulated KPIs up to now. Done again, it changes nothing
   * more.
   *
   * @return goes on with the simulated KPIs
   */
  public Part install() {
    Business business = owner.businesses().list(PageRequest.ofSize(1)).items().get(0);
    if (business.location() == null) {
      owner.businesses().update(business.id(), new BusinessUpdate(null, null, null, PLACE, null));
    }
    Map<String, KpiSource> there = new HashMap<>();
    owner.sources().list(business.id()).forEach(source -> there.put(source.name(), source));
    Instant now = clock.instant();
    if (!there.containsKey(RENTALS)) {
      UUID rentals = create(business, RENTALS, KpiType.CUSTOM, "bikes", Aggregation.SUM);
      write(RealRentals.points(rentals, ZONE, now.atZone(ZONE).toLocalDate()));
      alertOnFewRentals(rentals);
    }
    Map<UUID, SimulatedKpi> live = new HashMap<>();
    for (SimulatedKpi kpi : SIMULATED) {
      KpiSource source = there.get(kpi.name());
      UUID id =
          source == null
              ? create(business, kpi.name(), kpi.type(), kpi.unit(), kpi.aggregation())
              : source.id();
      Instant begin = now.minus(kpi.history());
      Instant from =
          owner
              .kpis()
              .latest(id)
              .map(KpiPoint::timestamp)
              .filter(latest -> latest.isAfter(begin))
              .orElse(begin);
      write(kpi.points(id, from, now));
      live.put(id, kpi);
    }
    new Surroundings(service, PLACE, clock).install();
    if (owner.forecasts().latest(business.id(), null, FORECAST_DAYS).isEmpty()) {
      // Goes on by itself; where it does not, the night makes it up.
      owner.forecasts().generate(forecasts(business.id()));
    }
    return new LivePoints(service, live, clock);
  }

  private ForecastRequest forecasts(UUID businessId) {
    List<UUID> daily =
        owner.sources().list(businessId).stream()
            .filter(source -> source.name().equals(RENTALS))
            .map(KpiSource::id)
            .toList();
    return new ForecastRequest(businessId, daily, Optional.empty(), FORECAST_DAYS);
  }

  private UUID create(
      Business business, String name, KpiType type, String unit, Aggregation aggregation) {
    JsonObject config = JsonObject.of("aggregation", aggregation.wireName());
    return owner.sources().create(new NewKpiSource(business.id(), name, type, unit, config)).id();
  }

  private void alertOnFewRentals(UUID rentals) {
    owner
        .alerts()
        .create(
            new NewAlert(
                rentals,
                "Few bikes rented",
                AlertCondition.BELOW,
                new BigDecimal("1500"),
                AlertTimeframe.TWENTY_FOUR_HOURS));
  }

  private void write(List<KpiPoint> points) {
    for (int i = 0; i < points.size(); i += PointBatch.MAX_POINTS) {
      List<KpiPoint> batch = points.subList(i, Math.min(points.size(), i + PointBatch.MAX_POINTS));
      service.kpis().write(PointBatch.of(batch.get(0).sourceId(), batch));
    }
  }
}
