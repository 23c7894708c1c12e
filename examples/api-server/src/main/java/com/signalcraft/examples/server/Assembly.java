package com.signalcraft.examples.server;

import com.signalcraft.SignalCraft;
import com.signalcraft.alerting.SchedulerListener;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.api.job.ForecastWork;
import com.signalcraft.examples.api.job.JobWork;
import com.signalcraft.examples.api.job.UploadWork;
import com.signalcraft.examples.api.routes.AlertRoutes;
import com.signalcraft.examples.api.routes.AlertRunRoutes;
import com.signalcraft.examples.api.routes.AnomalyRoutes;
import com.signalcraft.examples.api.routes.BusinessRoutes;
import com.signalcraft.examples.api.routes.DashboardRoutes;
import com.signalcraft.examples.api.routes.ExternalRoutes;
import com.signalcraft.examples.api.routes.MarketRoutes;
import com.signalcraft.examples.api.routes.NewsRoutes;
import com.signalcraft.examples.api.routes.NotificationRoutes;
import com.signalcraft.examples.api.routes.PointRoutes;
import com.signalcraft.examples.api.routes.RetentionRoutes;
import com.signalcraft.examples.api.routes.SourceRoutes;
import com.signalcraft.examples.api.routes.TeamRoutes;
import com.signalcraft.examples.api.routes.UserRoutes;
import com.signalcraft.examples.api.routes.WeatherRoutes;
import com.signalcraft.examples.server.account.AccessTokens;
import com.signalcraft.examples.server.account.AccountOptions;
import com.signalcraft.examples.server.account.AccountRoutes;
import com.signalcraft.examples.server.account.Accounts;
import com.signalcraft.examples.server.account.Credentials;
import com.signalcraft.examples.server.account.OpenSessions;
import com.signalcraft.examples.server.account.Passwords;
import com.signalcraft.examples.server.account.RunOut;
import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.database.Pools;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.examples.server.export.Exports;
import com.signalcraft.examples.server.external.DatabaseNewsIndex;
import com.signalcraft.examples.server.external.Imports;
import com.signalcraft.examples.server.file.DatabaseFileStore;
import com.signalcraft.examples.server.idempotency.Replays;
import com.signalcraft.examples.server.job.Jobs;
import com.signalcraft.examples.server.live.LiveOptions;
import com.signalcraft.examples.server.live.LivePart;
import com.signalcraft.examples.server.monitor.MonitorPart;
import com.signalcraft.examples.server.monitor.ServerMetrics;
import com.signalcraft.examples.server.openapi.OpenApiRoutes;
import com.signalcraft.examples.server.quota.Quotas;
import com.signalcraft.examples.server.report.ReportRoutes;
import com.signalcraft.examples.server.report.ReportWork;
import com.signalcraft.examples.server.report.Reports;
import com.signalcraft.examples.server.sample.SampleAccount;
import com.signalcraft.examples.server.sample.SampleBusiness;
import com.signalcraft.examples.server.schedule.Schedules;
import com.signalcraft.examples.server.schedule.Tidying;
import com.signalcraft.examples.server.secret.DerivedKeys;
import com.signalcraft.examples.server.web.Door;
import com.signalcraft.examples.server.web.WebServer;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Puts the parts of a server together, each with what it needs. Closed, it closes what all of them
 * share. Not thread-safe.
 */
final class Assembly implements AutoCloseable {

  private final ServerSettings settings;
  private final InstantSource clock = InstantSource.system();
  private final JdbcSignalCraft service;
  private final HikariDataSource own;
  private final ServerDatabase database;
  private final ServerMetrics metrics = new ServerMetrics();
  private final AccessTokens tokens;
  private final Accounts accounts;
  private final AtomicReference<URI> listening = new AtomicReference<>();
  private final List<Route> routes = new ArrayList<>();

  Assembly(ServerSettings settings) {
    this.settings = settings;
    DatabaseLogins logins = settings.logins();
    service =
        JdbcSignalCraft.builder()
            .url(logins.url())
            .login(DatabaseLogins.APP, logins.app())
            .serviceLogin(DatabaseLogins.SERVICE, logins.service())
            .build();
    own = Pools.server(logins);
    metrics.watch(own);
    database = new ServerDatabase(own);
    tokens = new AccessTokens(settings.secrets().signingKeys(), clock);
    AccountOptions options = settings.protection().accounts();
    accounts = new Accounts(database, options, new Passwords(options));
  }

  /** Where the server listens, once it does. */
  void listensAt(URI address) {
    listening.set(address);
  }

  /** The calls of the API; of parts, once they were added. */
  List<Route> routes() {
    return routes;
  }

  /** Lets callers in. */
  Door door() {
    ProtectionOptions protection = settings.protection();
    return WebServer.door(
        service,
        tokens,
        settings.secrets().serviceKey(),
        protection.web(),
        new Quotas(own, protection.quotas(), clock),
        new Replays(database, settings.secrets().signingKeys()),
        clock);
  }

  /** The calls that are answered by the back end alone. */
  void addCalls() {
    routes.addAll(new AccountRoutes(service, accounts, tokens).routes());
    routes.addAll(UserRoutes.routes());
    routes.addAll(BusinessRoutes.routes());
    routes.addAll(TeamRoutes.routes());
    routes.addAll(SourceRoutes.routes());
    routes.addAll(PointRoutes.routes(metrics::points));
    routes.addAll(new DashboardRoutes(clock, new DatabaseNewsIndex(database)).routes());
    routes.addAll(new AnomalyRoutes(clock).routes());
    routes.addAll(new AlertRoutes(service).routes());
    routes.addAll(AlertRunRoutes.routes());
    routes.addAll(NotificationRoutes.routes());
    routes.addAll(new ExternalRoutes(clock).routes());
    routes.addAll(NewsRoutes.routes());
    routes.addAll(WeatherRoutes.routes());
    routes.addAll(MarketRoutes.routes());
    routes.addAll(RetentionRoutes.routes());
    routes.addAll(OpenApiRoutes.routes());
  }

  /** What is done after calls were answered, and the files that come of it. */
  List<Part> background() {
    DerivedKeys keys = new DerivedKeys(settings.secrets().signing());
    DatabaseFileStore files =
        new DatabaseFileStore(database, keys, listening::get, settings.files(), clock);
    Reports reports = new Reports(service, files, settings.reports(), clock);
    Map<String, JobWork> works =
        metrics.watch(
            Map.of(
                UploadWork.KIND,
                new UploadWork(),
                ForecastWork.KIND,
                new ForecastWork(),
                ReportWork.KIND,
                reports.work()));
    Jobs jobs = new Jobs(service, database, files, keys, works, settings.jobs(), clock);
    List<Tidying> tidyings =
        List.of(
            new Tidying("expired files", files::tidy),
            new Tidying("old jobs", jobs::tidy),
            new Tidying("old sessions and keys", new RunOut(database)::tidy));
    return List.of(
        files,
        jobs,
        new Exports(service, files, settings.exports(), clock),
        new ReportRoutes(jobs.desk(), reports.rights()),
        new Imports(settings.imports(), service, database, clock),
        new Schedules(
            service,
            database,
            jobs,
            tidyings,
            settings.schedules(),
            metrics.schedules(),
            SchedulerListener.NONE,
            clock));
  }

  /** Tells of what is new. */
  Part live() {
    LiveOptions options =
        settings
            .live()
            .withOrigins(settings.protection().web().pagesBeside(settings.live().origins()));
    OpenSessions sessions = new OpenSessions(tokens, database);
    LivePart live = new LivePart(service, own, sessions::user, options, clock);
    metrics.gauge("signalcraft.websockets", "Readers of live events", live::readers);
    return live;
  }

  /** Watches all of it. */
  MonitorPart monitor() {
    return new MonitorPart(own, metrics, settings.monitor(), routes, clock);
  }

  /** The sample business, which is made where it is not there. */
  Part sample(String password) {
    Passwords passwords = new Passwords(settings.protection().accounts());
    SignalCraft owner =
        new SampleAccount(service, new Credentials(database), passwords).install(password);
    return new SampleBusiness(service, owner, clock).install();
  }

  @Override
  public void close() {
    service.close();
    own.close();
  }
}
