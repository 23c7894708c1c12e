package com.signalcraft.client.server;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.account.PlanUsage;
import com.signalcraft.account.Subscription;
import com.signalcraft.account.UsageEntry;
import com.signalcraft.account.UserProfile;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.client.internal.json.AccountRows;
import com.signalcraft.client.internal.json.AlertRunRows;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.BusinessRows;
import com.signalcraft.client.internal.json.ExternalRows;
import com.signalcraft.client.internal.json.Fields;
import com.signalcraft.client.internal.json.InsightRows;
import com.signalcraft.client.internal.json.KpiRows;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.examples.api.job.ForecastWork;
import com.signalcraft.examples.api.routes.AlertRunRoutes;
import com.signalcraft.examples.api.routes.DashboardRoutes;
import com.signalcraft.examples.api.routes.MarketRoutes;
import com.signalcraft.examples.api.routes.NewsRoutes;
import com.signalcraft.examples.api.routes.UserRoutes;
import com.signalcraft.examples.api.routes.WeatherRoutes;
import com.signalcraft.external.MarketQuote;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.WeatherObservation;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.internal.TableRows;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.DashboardSummary;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSummary;
import com.signalcraft.lifecycle.RetentionReport;
import com.signalcraft.notification.Notification;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.AuditEntry;
import java.util.List;
import java.util.function.Function;

/**
 * What the server writes and the client reads, for each record of an answer.
 *
 * @param type the record
 * @param encode the server's side
 * @param reader the client's side
 * @param <R> the record
 */
record Readers<R extends Record>(
    Class<R> type, Function<R, Object> encode, ResponseReader<R> reader) {

  private static <R extends Record> Readers<R> of(
      Class<R> type, Function<R, Object> encode, Function<Fields, R> row) {
    return new Readers<>(type, encode, Answers.object(row));
  }

  static List<Readers<?>> all() {
    return List.of(
        of(UserProfile.class, TableRows::of, AccountRows::profile),
        of(Subscription.class, TableRows::of, AccountRows::subscription),
        of(UsageEntry.class, TableRows::of, AccountRows::usageEntry),
        of(PlanUsage.class, UserRoutes::json, AccountRows::planUsage),
        of(Business.class, TableRows::of, BusinessRows::business),
        of(BusinessMember.class, TableRows::of, BusinessRows::member),
        of(ApiKey.class, TableRows::of, BusinessRows::apiKey),
        of(AuditEntry.class, TableRows::of, BusinessRows::auditEntry),
        of(KpiSource.class, TableRows::of, KpiRows::source),
        of(KpiPoint.class, TableRows::of, KpiRows::point),
        of(DailyRollup.class, TableRows::of, KpiRows::rollup),
        of(DashboardSummary.class, DashboardRoutes::json, KpiRows::summary),
        of(
            KpiSummary.class,
            kpi -> DashboardRoutes.json("source_id", "source_name", kpi),
            KpiRows::kpiSummary),
        of(SourceForecast.class, ForecastWork::json, InsightRows::sourceForecast),
        of(ForecastPoint.class, TableRows::of, InsightRows::forecastPoint),
        of(Anomaly.class, TableRows::of, InsightRows::anomaly),
        of(Alert.class, TableRows::of, InsightRows::alert),
        of(AlertRun.class, AlertRunRoutes::row, AlertRunRows::run),
        of(AlertStatus.class, AlertRunRoutes::row, AlertRunRows::status),
        of(AlertDelivery.class, AlertRunRoutes::row, AlertRunRows::delivery),
        of(Notification.class, TableRows::of, InsightRows::notification),
        of(NewsArticle.class, NewsRoutes::row, ExternalRows::article),
        of(WeatherObservation.class, WeatherRoutes::row, ExternalRows::observation),
        of(MarketQuote.class, MarketRoutes::row, ExternalRows::quote),
        of(
            RetentionReport.class,
            report ->
                object(
                    "points_rolled_up", report.pointsRolledUp(),
                    "days_written", report.daysWritten(),
                    "days_dropped", report.daysDropped()),
            ExternalRows::retention));
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
