package com.signalcraft.examples.server.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.signalcraft.alerting.AlertScheduler;
import com.signalcraft.alerting.SchedulerListener;
import com.signalcraft.examples.server.Part;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.examples.server.job.Jobs;
import com.signalcraft.jdbc.JdbcSignalCraft;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server does by itself: forecasts each night, anomalies after new points and each hour,
 * alerts all the time, upkeep. Each is done once, whichever process does it. Thread-safe.
 */
public final class Schedules implements Part {

  private static final int THREADS = 3;
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration OLD_SCANS = Duration.ofDays(90);

  private final JdbcSignalCraft service;
  private final ScheduleOptions options;
  private final PointWatch points;
  private final Scheduler scheduler;
  private final AlertScheduler alerts;

  /**
   * The schedules of a server.
   *
   * @param service the back end as the service sees it
   * @param database where it is kept what is due
   * @param jobs where forecasts are ordered
   * @param tidyings remove what has expired of the server's own
   * @param options what is done, and when
   * @param listener is told of runs
   * @param alertListener is told of evaluations of alerts
   * @param clock what all is scheduled by
   */
  public Schedules(
      JdbcSignalCraft service,
      ServerDatabase database,
      Jobs jobs,
      List<Tidying> tidyings,
      ScheduleOptions options,
      ScheduleListener listener,
      SchedulerListener alertListener,
      InstantSource clock) {
    this.service = service;
    this.options = options;
    ScanTable table = new ScanTable(database);
    PromptAlerts prompt = new PromptAlerts(database, options.alertWait());
    points = new PointWatch(table, prompt, options.anomalyWait(), clock);
    alerts = AlertWork.scheduler(service, options, alertListener);
    AnomalyScans scans = new AnomalyScans(service, table, options.anomalyWait(), clock);
    NightlyForecasts forecasts = new NightlyForecasts(service, jobs, options.forecastDays(), clock);
    List<Tidying> all = new ArrayList<>(tidyings);
    all.add(new Tidying("old scans", now -> table.purge(now.minus(OLD_SCANS))));
    UpkeepWork upkeep = new UpkeepWork(service.upkeep(), options.retention(), all, clock);
    List<RecurringTask<?>> tasks = new ArrayList<>();
    for (Timed timed :
        List.of(
            new Timed("forecasts", daily(options.forecastsAt()), forecasts::run),
            new Timed("anomalies", FixedDelay.of(options.poll()), scans::due),
            new Timed("all-anomalies", FixedDelay.ofHours(1), scans::all),
            new Timed("partitions", daily(LocalTime.of(1, 0)), upkeep::partitions),
            new Timed("clean-up", cron("0 0 3 * * SUN"), upkeep::cleanUp),
            new Timed("tidying", FixedDelay.ofMinutes(10), upkeep::tidy))) {
      tasks.add(timed.task(listener));
    }
    scheduler =
        Scheduler.create(database.source())
            .startTasks(tasks)
            .tableName("signalcraft_server.schedule_executions")
            .clock(clock::instant)
            .threads(THREADS)
            .pollingInterval(options.poll())
            .pollUsingLockAndFetch(0.5, 1.0)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(Duration.ofSeconds(20))
            .build();
  }

  private static Schedule daily(LocalTime at) {
    return com.github.kagkarlsson.scheduler.task.schedule.Schedules.daily(ZoneOffset.UTC, at);
  }

  private static Schedule cron(String pattern) {
    return com.github.kagkarlsson.scheduler.task.schedule.Schedules.cron(pattern, ZoneOffset.UTC);
  }

  @Override
  public void start() {
    if (options.enabled()) {
      points.start(service);
      scheduler.start();
      alerts.start();
    }
  }

  @Override
  public void close() {
    if (options.enabled()) {
      alerts.close();
      scheduler.stop();
      points.close();
    }
  }
}
