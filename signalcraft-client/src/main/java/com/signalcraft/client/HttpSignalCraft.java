package com.signalcraft.client;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.Users;
import com.signalcraft.alert.AlertRuns;
import com.signalcraft.alert.Alerts;
import com.signalcraft.anomaly.Anomalies;
import com.signalcraft.business.Businesses;
import com.signalcraft.business.Members;
import com.signalcraft.client.async.AsyncSignalCraft;
import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.event.EventHandler;
import com.signalcraft.client.event.EventOptions;
import com.signalcraft.client.event.LiveEvents;
import com.signalcraft.client.hosted.Accounts;
import com.signalcraft.client.hosted.Downloads;
import com.signalcraft.client.hosted.Exports;
import com.signalcraft.client.hosted.HttpDashboard;
import com.signalcraft.client.hosted.HttpForecasts;
import com.signalcraft.client.hosted.HttpKpis;
import com.signalcraft.client.hosted.HttpMarket;
import com.signalcraft.client.hosted.HttpSubscriptions;
import com.signalcraft.client.hosted.HttpWeather;
import com.signalcraft.client.hosted.Jobs;
import com.signalcraft.client.hosted.Reports;
import com.signalcraft.client.http.ApiResponse;
import com.signalcraft.client.http.RawCalls;
import com.signalcraft.client.internal.event.EventEndpoint;
import com.signalcraft.client.internal.group.AccountCalls;
import com.signalcraft.client.internal.group.AlertCalls;
import com.signalcraft.client.internal.group.AlertRunCalls;
import com.signalcraft.client.internal.group.AnomalyCalls;
import com.signalcraft.client.internal.group.ApiKeyCalls;
import com.signalcraft.client.internal.group.AuditLogCalls;
import com.signalcraft.client.internal.group.BusinessCalls;
import com.signalcraft.client.internal.group.DashboardCalls;
import com.signalcraft.client.internal.group.DownloadCalls;
import com.signalcraft.client.internal.group.ExportCalls;
import com.signalcraft.client.internal.group.ForecastCalls;
import com.signalcraft.client.internal.group.HttpSession;
import com.signalcraft.client.internal.group.JobCalls;
import com.signalcraft.client.internal.group.KpiCalls;
import com.signalcraft.client.internal.group.LifecycleCalls;
import com.signalcraft.client.internal.group.MarketCalls;
import com.signalcraft.client.internal.group.MemberCalls;
import com.signalcraft.client.internal.group.NewsCalls;
import com.signalcraft.client.internal.group.NotificationCalls;
import com.signalcraft.client.internal.group.ReportCalls;
import com.signalcraft.client.internal.group.SourceCalls;
import com.signalcraft.client.internal.group.SubscriptionCalls;
import com.signalcraft.client.internal.group.UserCalls;
import com.signalcraft.client.internal.group.WeatherCalls;
import com.signalcraft.client.internal.transport.HttpRawCalls;
import com.signalcraft.client.internal.transport.ResponseCapture;
import com.signalcraft.client.internal.transport.Transport;
import com.signalcraft.error.ValidationException;
import com.signalcraft.external.News;
import com.signalcraft.kpi.KpiSources;
import com.signalcraft.lifecycle.Lifecycle;
import com.signalcraft.notification.Notifications;
import com.signalcraft.security.ApiKeys;
import com.signalcraft.security.AuditLog;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import java.util.UUID;
import java.util.function.Function;

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

  /**
   * A client that is set up before it is made.
   *
   * @return a builder
   */
  public static ClientBuilder builder() {
    return new ClientBuilder();
  }

  /**
   * The same, where the builder begins with what the process's surroundings say: environment
   * variables ({@code SIGNALCRAFT_BASE_URL}, {@code SIGNALCRAFT_API_KEY}, …) and system properties
   * of the same names ({@code signalcraft.base.url}, …), which go first.
   *
   * @return a builder
   * @throws com.signalcraft.error.ValidationException if a variable's value is not allowed; it
   *     names the variable and, unless it is secret, the value
   */
  public static ClientBuilder fromEnvironment() {
    return ClientBuilder.fromEnvironment();
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
   * The same caller with other time-outs.
   *
   * @param timeouts how long the parts of a call may take
   * @return a view
   */
  public HttpSignalCraft with(Timeouts timeouts) {
    return new HttpSignalCraft(session.with(timeouts));
  }

  /**
   * Makes a call and tells what came along with its answer: status, headers, the request's id, how
   * many tries it took.
   *
   * @param call one call of the view that it is given; of several, the last one is told of
   * @param <T> what the call gives
   * @return its value and the answer
   * @throws com.signalcraft.error.ValidationException if no HTTP call was made
   */
  public <T> ApiResponse<T> withResponse(Function<? super HttpSignalCraft, ? extends T> call) {
    ResponseCapture capture = new ResponseCapture();
    T value = call.apply(new HttpSignalCraft(session.observing(capture)));
    return capture
        .with(value)
        .orElseThrow(() -> new ValidationException("call", "must make a call of the API"));
  }

  /**
   * Calls that this version has no method for.
   *
   * @return the group
   */
  public RawCalls raw() {
    return new HttpRawCalls(session.caller());
  }

  /**
   * Opens a stream of the live events of a business, which runs until it or the client is closed.
   * It needs a person's token.
   *
   * @param businessId the business
   * @param options how the stream behaves
   * @param handler takes the events, one after the other
   * @return the stream, which begins to connect; to be closed
   */
  public LiveEvents events(UUID businessId, EventOptions options, EventHandler handler) {
    Transport transport = session.caller().transport();
    transport.requireOpen();
    return session
        .shared()
        .events()
        .open(
            new EventEndpoint(
                transport.http(),
                EventEndpoint.besideBaseUrl(transport.baseUrl()),
                session.caller().tokens()),
            businessId,
            options,
            handler);
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
    return new KpiCalls(session.caller(), session.shared().jobs());
  }

  @Override
  public HttpDashboard dashboard() {
    return new DashboardCalls(session.caller());
  }

  @Override
  public HttpForecasts forecasts() {
    return new ForecastCalls(session.caller(), session.shared().jobs());
  }

  /**
   * Jobs by their ids.
   *
   * @return the group
   */
  public Jobs jobs() {
    return new JobCalls(session.caller(), session.shared().jobs());
  }

  /**
   * Reports.
   *
   * @return the group
   */
  public Reports reports() {
    return new ReportCalls(session.caller(), session.shared().jobs());
  }

  /**
   * Exports of data as files.
   *
   * @return the group
   */
  public Exports exports() {
    return new ExportCalls(session.caller());
  }

  /**
   * Downloads of reports and exports.
   *
   * @return the group
   */
  public Downloads downloads() {
    return new DownloadCalls(session.caller());
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
  public AlertRuns alertRuns() {
    return new AlertRunCalls(session.caller());
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
