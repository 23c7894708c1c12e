package com.signalcraft.client;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.Users;
import com.signalcraft.alert.Alerts;
import com.signalcraft.anomaly.Anomalies;
import com.signalcraft.business.Businesses;
import com.signalcraft.business.Members;
import com.signalcraft.client.async.AsyncSignalCraft;
import com.signalcraft.client.hosted.Accounts;
import com.signalcraft.client.hosted.HttpDashboard;
import com.signalcraft.client.hosted.HttpKpis;
import com.signalcraft.client.hosted.HttpMarket;
import com.signalcraft.client.hosted.HttpSubscriptions;
import com.signalcraft.client.hosted.HttpWeather;
import com.signalcraft.client.internal.group.AccountCalls;
import com.signalcraft.client.internal.group.AlertCalls;
import com.signalcraft.client.internal.group.AnomalyCalls;
import com.signalcraft.client.internal.group.ApiKeyCalls;
import com.signalcraft.client.internal.group.AuditLogCalls;
import com.signalcraft.client.internal.group.BusinessCalls;
import com.signalcraft.client.internal.group.DashboardCalls;
import com.signalcraft.client.internal.group.ForecastCalls;
import com.signalcraft.client.internal.group.HttpSession;
import com.signalcraft.client.internal.group.KpiCalls;
import com.signalcraft.client.internal.group.LifecycleCalls;
import com.signalcraft.client.internal.group.MarketCalls;
import com.signalcraft.client.internal.group.MemberCalls;
import com.signalcraft.client.internal.group.NewsCalls;
import com.signalcraft.client.internal.group.NotificationCalls;
import com.signalcraft.client.internal.group.SourceCalls;
import com.signalcraft.client.internal.group.SubscriptionCalls;
import com.signalcraft.client.internal.group.UserCalls;
import com.signalcraft.client.internal.group.WeatherCalls;
import com.signalcraft.external.News;
import com.signalcraft.forecast.Forecasts;
import com.signalcraft.kpi.KpiSources;
import com.signalcraft.lifecycle.Lifecycle;
import com.signalcraft.notification.Notifications;
import com.signalcraft.security.ApiKeys;
import com.signalcraft.security.AuditLog;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;

/**
 * The API over HTTP. Each operation is one call of the hosted API; what a server does not offer
 * throws {@link com.signalcraft.error.NotSupportedException}, an answer that is not what the API
 * promises {@link com.signalcraft.error.TransportException}.
 *
 * <p>The server knows tokens and API keys alone: in the view of an {@link Identity#user} or of
 * {@link Identity#service} every call throws {@link com.signalcraft.error.AuthenticationException}.
 * An origin is believed only of an application that the server trusts.
 *
 * <p>Immutable and thread-safe; views share connections, limits and threads.
 */
public final class HttpSignalCraft implements SignalCraft {

  private final HttpSession session;

  HttpSignalCraft(HttpSession session) {
    this.session = session;
  }

  @Override
  public HttpSignalCraft as(Identity identity) {
    return new HttpSignalCraft(session.as(identity));
  }

  @Override
  public HttpSignalCraft from(CallOrigin origin) {
    return new HttpSignalCraft(session.from(origin));
  }

  /**
   * The same view without waiting.
   *
   * @return the view, whose calls answer with futures
   */
  public AsyncSignalCraft async() {
    return new AsyncSignalCraft(this, session.shared().async());
  }

  /**
   * Accounts and their tokens.
   *
   * @return the group
   */
  public Accounts accounts() {
    return new AccountCalls(session.anonymous().caller());
  }

  @Override
  public Users users() {
    return new UserCalls(session.caller());
  }

  @Override
  public HttpSubscriptions subscriptions() {
    return new SubscriptionCalls(session.caller());
  }

  @Override
  public Businesses businesses() {
    return new BusinessCalls(session.caller());
  }

  @Override
  public Members members() {
    return new MemberCalls(session.caller());
  }

  @Override
  public KpiSources sources() {
    return new SourceCalls(session.caller(), session.shared().owners());
  }

  @Override
  public HttpKpis kpis() {
    return new KpiCalls(session.caller());
  }

  @Override
  public HttpDashboard dashboard() {
    return new DashboardCalls(session.caller());
  }

  @Override
  public Forecasts forecasts() {
    return new ForecastCalls(session.caller(), session.shared().jobs());
  }

  @Override
  public Anomalies anomalies() {
    return new AnomalyCalls(session.caller(), session.shared().clock());
  }

  @Override
  public Alerts alerts() {
    return new AlertCalls(session.caller(), session.shared().owners());
  }

  @Override
  public Notifications notifications() {
    return new NotificationCalls(session.caller());
  }

  @Override
  public News news() {
    return new NewsCalls(session.caller());
  }

  @Override
  public HttpWeather weather() {
    return new WeatherCalls(session.caller());
  }

  @Override
  public HttpMarket market() {
    return new MarketCalls(session.caller());
  }

  @Override
  public ApiKeys apiKeys() {
    return new ApiKeyCalls(session.caller());
  }

  @Override
  public AuditLog auditLog() {
    return new AuditLogCalls(session.caller());
  }

  @Override
  public Lifecycle lifecycle() {
    return new LifecycleCalls(session.caller());
  }

  @Override
  public void close() {
    session.shared().close();
  }
}
