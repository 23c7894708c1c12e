package com.signalcraft.examples.server.schedule;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.PlanLimits;
import com.signalcraft.business.Business;
import com.signalcraft.examples.api.job.ForecastWork;
import com.signalcraft.examples.server.job.Jobs;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.security.Identity;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Orders the forecasts of all businesses whose plan has some, each as a job of its own, so that all
 * processes share them and none is lost; once a night, however often the night's run is begun.
 */
final class NightlyForecasts {

  private final SignalCraft service;
  private final AllBusinesses businesses;
  private final Jobs jobs;
  private final int days;
  private final InstantSource clock;

  NightlyForecasts(SignalCraft service, Jobs jobs, int days, InstantSource clock) {
    this.service = service;
    this.businesses = new AllBusinesses(service);
    this.jobs = jobs;
    this.days = days;
    this.clock = clock;
  }

  Counts run() {
    LocalDate night = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Counts counts = new Counts().add("forecasts ordered", 0).add("without forecasts", 0);
    businesses.each(counts, business -> order(business, night, counts));
    return counts;
  }

  private void order(Business business, LocalDate night, Counts counts) {
    int horizon = horizon(business);
    if (horizon == 0 || service.sources().list(business.id()).isEmpty()) {
      counts.add("without forecasts", 1);
      return;
    }
    ForecastRequest request =
        new ForecastRequest(business.id(), List.of(), Optional.empty(), horizon);
    if (jobs.startOnce(ForecastWork.order(request), "forecast " + night + " " + business.id())) {
      counts.add("forecasts ordered", 1);
    }
  }

  private int horizon(Business business) {
    PlanLimits plan =
        service
            .as(Identity.user(business.ownerId()))
            .subscriptions()
            .current()
            .effectiveTier()
            .limits();
    OptionalInt allowed = plan.forecastDays();
    return allowed.isPresent() ? Math.min(days, allowed.getAsInt()) : days;
  }
}
