package com.signalcraft.examples.server;

import com.signalcraft.examples.api.call.Route;
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
import com.signalcraft.examples.server.account.Passwords;
import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.database.Pools;
import com.signalcraft.examples.server.idempotency.Replays;
import com.signalcraft.examples.server.quota.Quotas;
import com.signalcraft.examples.server.web.Door;
import com.signalcraft.examples.server.web.WebServer;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A server with all its parts. Thread-safe. */
public final class ApiServer implements AutoCloseable {

  private final WebServer web;
  private final JdbcSignalCraft service;
  private final HikariDataSource own;

  private ApiServer(WebServer web, JdbcSignalCraft service, HikariDataSource own) {
    this.web = web;
    this.service = service;
    this.own = own;
  }

  /**
   * Starts one on a database whose schema is there.
   *
   * @param settings how it is to run
   * @return the server, which takes requests
   */
  public static ApiServer start(ServerSettings settings) {
    InstantSource clock = InstantSource.system();
    DatabaseLogins logins = settings.logins();
    JdbcSignalCraft service =
        JdbcSignalCraft.builder()
            .url(logins.url())
            .login(DatabaseLogins.APP, logins.app())
            .serviceLogin(DatabaseLogins.SERVICE, logins.service())
            .build();
    HikariDataSource own = Pools.server(logins);
    ProtectionOptions protection = settings.protection();
    List<byte[]> signingKeys = settings.secrets().signingKeys();
    AccessTokens tokens = new AccessTokens(signingKeys, clock);
    AccountOptions accountOptions = protection.accounts();
    Accounts accounts = new Accounts(own, accountOptions, new Passwords(accountOptions));
    Door door =
        WebServer.door(
            service,
            tokens,
            settings.secrets().serviceKey(),
            protection.web(),
            new Quotas(own, protection.quotas(), clock),
            new Replays(own, signingKeys),
            clock);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new AccountRoutes(service, accounts, tokens).routes());
    routes.addAll(UserRoutes.routes());
    routes.addAll(BusinessRoutes.routes());
    routes.addAll(TeamRoutes.routes());
    routes.addAll(SourceRoutes.routes());
    routes.addAll(PointRoutes.routes());
    routes.addAll(new DashboardRoutes(clock).routes());
    routes.addAll(new AnomalyRoutes(clock).routes());
    routes.addAll(new AlertRoutes(service).routes());
    routes.addAll(AlertRunRoutes.routes());
    routes.addAll(NotificationRoutes.routes());
    routes.addAll(new ExternalRoutes(clock).routes());
    routes.addAll(NewsRoutes.routes());
    routes.addAll(WeatherRoutes.routes());
    routes.addAll(MarketRoutes.routes());
    routes.addAll(RetentionRoutes.routes());
    WebServer web =
        WebServer.start(settings.host(), settings.port(), protection.web(), routes, door);
    return new ApiServer(web, service, own);
  }

  /** Where the page is; the API is below it at {@code /v1}. */
  public URI url() {
    return web.url();
  }

  @Override
  public void close() {
    web.close();
    service.close();
    own.close();
  }
}
