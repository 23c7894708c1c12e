package com.signalcraft.client.async;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.common.Checks;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;

/**
 * The API without waiting: each method makes its call in one of the client's threads and answers
 * with a future at once.
 *
 * <ul>
 *   <li>The errors of a call, those of wrong arguments too, are the future's.
 *   <li>Cancelling the future, or completing it otherwise, ends the call: the exchange that is
 *       under way is cut, and nothing is tried again. Whether the server has acted on it is not
 *       known.
 *   <li>Calls wait for a thread in a bounded queue; where it is full, the future fails with {@link
 *       com.signalcraft.error.OverloadedException}.
 *   <li>What is hung on a future without an executor of its own may run in a thread of the client,
 *       and must not wait for other calls there.
 *   <li>The threads are daemons and end when they are idle. Closing the client ends the calls that
 *       are not done; their futures fail.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class AsyncSignalCraft {

  private final HttpSignalCraft view;
  private final AsyncCalls calls;

  /**
   * Made by {@link HttpSignalCraft#async()}.
   *
   * @param view makes the calls
   * @param calls has the threads
   */
  public AsyncSignalCraft(HttpSignalCraft view, AsyncCalls calls) {
    this.view = Checks.required("view", view);
    this.calls = Checks.required("calls", calls);
  }

  /**
   * As {@link HttpSignalCraft#as(Identity)}.
   *
   * @param identity who calls
   * @return a view
   */
  public AsyncSignalCraft as(Identity identity) {
    return new AsyncSignalCraft(view.as(identity), calls);
  }

  /**
   * As {@link HttpSignalCraft#from(CallOrigin)}.
   *
   * @param origin where the calls come from
   * @return a view
   */
  public AsyncSignalCraft from(CallOrigin origin) {
    return new AsyncSignalCraft(view.from(origin), calls);
  }

  /**
   * As {@link HttpSignalCraft#with(Timeouts)}.
   *
   * @param timeouts how long the parts of a call may take; the wait for a thread is none of them
   * @return a view
   */
  public AsyncSignalCraft with(Timeouts timeouts) {
    return new AsyncSignalCraft(view.with(timeouts), calls);
  }

  /**
   * People and their profiles.
   *
   * @return the group
   */
  public AsyncUsers users() {
    return new AsyncUsers(view.users(), calls);
  }

  /**
   * Plans and usage.
   *
   * @return the group
   */
  public AsyncSubscriptions subscriptions() {
    return new AsyncSubscriptions(view.subscriptions(), calls);
  }

  /**
   * The businesses that the caller is a member of.
   *
   * @return the group
   */
  public AsyncBusinesses businesses() {
    return new AsyncBusinesses(view.businesses(), calls);
  }

  /**
   * The members of businesses.
   *
   * @return the group
   */
  public AsyncMembers members() {
    return new AsyncMembers(view.members(), calls);
  }

  /**
   * The KPI sources of businesses.
   *
   * @return the group
   */
  public AsyncKpiSources sources() {
    return new AsyncKpiSources(view.sources(), calls);
  }

  /**
   * The points of KPI sources.
   *
   * @return the group
   */
  public AsyncKpis kpis() {
    return new AsyncKpis(view.kpis(), calls);
  }

  /**
   * Summaries of a business.
   *
   * @return the group
   */
  public AsyncDashboard dashboard() {
    return new AsyncDashboard(view.dashboard(), calls);
  }

  /**
   * Stored forecasts.
   *
   * @return the group
   */
  public AsyncForecasts forecasts() {
    return new AsyncForecasts(view.forecasts(), calls);
  }

  /**
   * Stored anomalies.
   *
   * @return the group
   */
  public AsyncAnomalies anomalies() {
    return new AsyncAnomalies(view.anomalies(), calls);
  }

  /**
   * The alerts of businesses.
   *
   * @return the group
   */
  public AsyncAlerts alerts() {
    return new AsyncAlerts(view.alerts(), calls);
  }

  /**
   * The evaluation of alerts.
   *
   * @return the group
   */
  public AsyncAlertRuns alertRuns() {
    return new AsyncAlertRuns(view.alertRuns(), calls);
  }

  /**
   * Notifications.
   *
   * @return the group
   */
  public AsyncNotifications notifications() {
    return new AsyncNotifications(view.notifications(), calls);
  }

  /**
   * News.
   *
   * @return the group
   */
  public AsyncNews news() {
    return new AsyncNews(view.news(), calls);
  }

  /**
   * Weather.
   *
   * @return the group
   */
  public AsyncWeather weather() {
    return new AsyncWeather(view.weather(), calls);
  }

  /**
   * Market prices.
   *
   * @return the group
   */
  public AsyncMarket market() {
    return new AsyncMarket(view.market(), calls);
  }

  /**
   * The API keys of businesses.
   *
   * @return the group
   */
  public AsyncApiKeys apiKeys() {
    return new AsyncApiKeys(view.apiKeys(), calls);
  }

  /**
   * The audit log.
   *
   * @return the group
   */
  public AsyncAuditLog auditLog() {
    return new AsyncAuditLog(view.auditLog(), calls);
  }

  /**
   * Retention, export, anonymisation and erasure.
   *
   * @return the group
   */
  public AsyncLifecycle lifecycle() {
    return new AsyncLifecycle(view.lifecycle(), calls);
  }

  /**
   * Accounts and their tokens.
   *
   * @return the group
   */
  public AsyncAccounts accounts() {
    return new AsyncAccounts(view.accounts(), calls);
  }

  /**
   * Reports.
   *
   * @return the group
   */
  public AsyncReports reports() {
    return new AsyncReports(view.reports(), calls);
  }

  /**
   * Exports of data as files.
   *
   * @return the group
   */
  public AsyncExports exports() {
    return new AsyncExports(view.exports(), calls);
  }

  /**
   * Downloads of reports and exports.
   *
   * @return the group
   */
  public AsyncDownloads downloads() {
    return new AsyncDownloads(view.downloads(), calls);
  }

  /**
   * Calls that this version has no method for.
   *
   * @return the group
   */
  public AsyncRawCalls raw() {
    return new AsyncRawCalls(view.raw(), calls);
  }
}
