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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.jetty.server.Server;

/** A server with all its parts. Thread-safe. */
public final class ApiServer implements AutoCloseable {

  private final WebServer web;
  private final MonitorPart monitor;
  private final JdbcSignalCraft service;
  private final HikariDataSource own;

  private final InstantSource clock;
  private final List<Route> routes;
  private final List<Part> parts;

  private ApiServer(
      WebServer web,
      MonitorPart monitor,
      JdbcSignalCraft service,
      HikariDataSource own,
      InstantSource clock,
      List<Route> routes,
      List<Part> parts) {
    this.web = web;
    this.monitor = monitor;
    this.service = service;
    this.own = own;
    this.clock = clock;
    this.routes = List.copyOf(routes);
    this.parts = new CopyOnWriteArrayList<>(parts);
  }

  /**
   * Starts one on a database whose schema is there.
   *
   * @param settings how it is to run
   * @return the server, which takes requests
   */
  public static ApiServer start(ServerSettings settings) {
    return start(settings, http -> {});
  }

  /**
   * Starts one whose HTTP server is looked at.
   *
   * @param settings how it is to run
   * @param http gets the HTTP server before it starts
   * @return the server, which takes requests
   */
  static ApiServer start(ServerSettings settings, Consumer<Server> http) {
    InstantSource clock = InstantSource.system();
    DatabaseLogins logins = settings.logins();
    JdbcSignalCraft service =
        JdbcSignalCraft.builder()
            .url(logins.url())
            .login(DatabaseLogins.APP, logins.app())
            .serviceLogin(DatabaseLogins.SERVICE, logins.service())
            .build();
    HikariDataSource own = Pools.server(logins);
    ServerMetrics metrics = new ServerMetrics();
    metrics.watch(own);
    ProtectionOptions protection = settings.protection();
    List<byte[]> signingKeys = settings.secrets().signingKeys();
    AccessTokens tokens = new AccessTokens(signingKeys, clock);
    AccountOptions accountOptions = protection.accounts();
    ServerDatabase database = new ServerDatabase(own);
    Accounts accounts = new Accounts(database, accountOptions, new Passwords(accountOptions));
    Door door =
        WebServer.door(
            service,
            tokens,
            settings.secrets().serviceKey(),
            protection.web(),
            new Quotas(own, protection.quotas(), clock),
            new Replays(database, signingKeys),
            clock);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new AccountRoutes(service, accounts, tokens).routes());
    routes.addAll(UserRoutes.routes());
    routes.addAll(BusinessRoutes.routes());
    routes.addAll(TeamRoutes.routes());
    routes.addAll(SourceRoutes.routes());
    routes.addAll(PointRoutes.routes(metrics::points));
    routes.addAll(
        new DashboardRoutes(clock, new DatabaseNewsIndex(new ServerDatabase(own))).routes());
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
    AtomicReference<URI> listening = new AtomicReference<>();
    List<Part> parts =
        new ArrayList<>(background(settings, service, own, listening::get, metrics, clock));
    LiveOptions liveOptions =
        settings.live().withOrigins(protection.web().pagesBeside(settings.live().origins()));
    LivePart live = new LivePart(service, own, tokens::verify, liveOptions, clock);
    metrics.gauge("signalcraft.websockets", "Readers of live events", live::readers);
    MonitorPart monitor = new MonitorPart(own, metrics, settings.monitor(), routes, clock);
    parts.add(live);
    parts.add(monitor);
    parts.forEach(part -> routes.addAll(part.routes()));
    WebServer web =
        WebServer.start(
            settings.host(),
            settings.port(),
            protection.web(),
            routes,
            config -> {
              config.jetty.modifyServer(http);
              parts.forEach(part -> part.configure(config));
            },
            door);
    listening.set(web.url());
    parts.forEach(Part::start);
    return new ApiServer(web, monitor, service, own, clock, routes, parts);
  }

  /** What is done after calls were answered, and the files that come of it. */
  private static List<Part> background(
      ServerSettings settings,
      JdbcSignalCraft service,
      DataSource own,
      Supplier<URI> listening,
      ServerMetrics metrics,
      InstantSource clock) {
    DerivedKeys keys = new DerivedKeys(settings.secrets().signing());
    ServerDatabase database = new ServerDatabase(own);
    DatabaseFileStore files =
        new DatabaseFileStore(database, keys, listening, settings.files(), clock);
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
    ReportRoutes reporting = new ReportRoutes(jobs.desk(), reports.rights());
    Imports imports = new Imports(settings.imports(), service, database, clock);
    Exports exports = new Exports(service, files, settings.exports(), clock);
    List<Tidying> tidyings =
        List.of(
            new Tidying("expired files", files::tidy),
            new Tidying("old jobs", jobs::tidy),
            new Tidying("old sessions and keys", new RunOut(database)::tidy));
    Schedules schedules =
        new Schedules(
            service,
            database,
            jobs,
            tidyings,
            settings.schedules(),
            metrics.schedules(),
            SchedulerListener.NONE,
            clock);
    return List.of(files, jobs, exports, reporting, imports, schedules);
  }

  /** Where the page is; the API is below it at {@code /v1}. */
  public URI url() {
    return web.url();
  }

  /** The calls of the API that it answers. */
  List<Route> routes() {
    return routes;
  }

  /**
   * Makes the sample business where it is not there, and goes on with its simulated points.
   *
   * @param password what its owner, {@link SampleAccount#EMAIL}, signs in with
   */
  public void addSample(String password) {
    SignalCraft owner =
        new SampleAccount(
                service,
                new Credentials(new ServerDatabase(own)),
                new Passwords(AccountOptions.defaults()))
            .install(password);
    Part live = new SampleBusiness(service, owner, clock).install();
    parts.add(live);
    live.start();
  }

  /** Where health and metrics are for whoever operates it, if anywhere. */
  public Optional<URI> managementUrl() {
    return monitor.managementUrl();
  }

  /** Ends what runs in order: no request that was taken is lost. */
  @Override
  public void close() {
    monitor.endTraffic();
    List<Part> lastFirst = new ArrayList<>(parts);
    Collections.reverse(lastFirst);
    lastFirst.forEach(Part::close);
    web.close();
    service.close();
    own.close();
  }
}
