package com.signalcraft;

import com.signalcraft.account.Subscriptions;
import com.signalcraft.account.Users;
import com.signalcraft.alert.AlertRuns;
import com.signalcraft.alert.Alerts;
import com.signalcraft.anomaly.Anomalies;
import com.signalcraft.business.Businesses;
import com.signalcraft.business.Members;
import com.signalcraft.external.Market;
import com.signalcraft.external.News;
import com.signalcraft.external.Weather;
import com.signalcraft.forecast.Forecasts;
import com.signalcraft.kpi.Dashboard;
import com.signalcraft.kpi.KpiSources;
import com.signalcraft.kpi.Kpis;
import com.signalcraft.lifecycle.Lifecycle;
import com.signalcraft.notification.Notifications;
import com.signalcraft.security.ApiKeys;
import com.signalcraft.security.AuditLog;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;

/**
 * The whole API, seen by one caller. Code written against it runs unchanged in memory, over HTTP
 * and on PostgreSQL. Thread-safe; views for other callers are cheap and share everything with this
 * one. Any call may throw {@link com.signalcraft.error.AuthenticationException} where the caller is
 * nobody known, and the errors of overload, rate limits and transport of its back end.
 */
public interface SignalCraft extends AutoCloseable {

  /**
   * The same back end, seen by another caller. Whether he is known is checked at each call, not
   * here.
   *
   * @param identity who calls
   * @return a view
   */
  SignalCraft as(Identity identity);

  /**
   * The same back end and caller, with the origin of his calls for the audit log.
   *
   * @param origin where the calls come from
   * @return a view
   */
  SignalCraft from(CallOrigin origin);

  /**
   * Users and profiles.
   *
   * @return the group
   */
  Users users();

  /**
   * Plans and usage.
   *
   * @return the group
   */
  Subscriptions subscriptions();

  /**
   * Businesses.
   *
   * @return the group
   */
  Businesses businesses();

  /**
   * Members of businesses.
   *
   * @return the group
   */
  Members members();

  /**
   * KPI sources.
   *
   * @return the group
   */
  KpiSources sources();

  /**
   * Points of KPI sources.
   *
   * @return the group
   */
  Kpis kpis();

  /**
   * Summaries.
   *
   * @return the group
   */
  Dashboard dashboard();

  /**
   * Stored forecasts.
   *
   * @return the group
   */
  Forecasts forecasts();

  /**
   * Stored anomalies.
   *
   * @return the group
   */
  Anomalies anomalies();

  /**
   * Alerts.
   *
   * @return the group
   */
  Alerts alerts();

  /**
   * Evaluation of alerts.
   *
   * @return the group
   */
  AlertRuns alertRuns();

  /**
   * Notifications.
   *
   * @return the group
   */
  Notifications notifications();

  /**
   * News.
   *
   * @return the group
   */
  News news();

  /**
   * Weather.
   *
   * @return the group
   */
  Weather weather();

  /**
   * Market prices.
   *
   * @return the group
   */
  Market market();

  /**
   * API keys.
   *
   * @return the group
   */
  ApiKeys apiKeys();

  /**
   * The audit log.
   *
   * @return the group
   */
  AuditLog auditLog();

  /**
   * Retention, export, anonymisation and erasure.
   *
   * @return the group
   */
  Lifecycle lifecycle();

  /**
   * Frees what the back end holds: pools, threads. Views are closed with it. A second call does
   * nothing.
   */
  @Override
  void close();
}
