package com.signalcraft.internal;

import com.signalcraft.account.Subscription;
import com.signalcraft.account.UsageEntry;
import com.signalcraft.account.UserProfile;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.common.JsonObject;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.notification.Notification;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.Permission;
import java.util.List;
import java.util.UUID;

/** Each record of the API as a row of the schema, for exports. Stateless. */
public final class TableRows {

  private TableRows() {}

  /**
   * A profile, as a row of {@code user_profiles}.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(UserProfile row) {
    return new TableRow()
        .with("id", row.id())
        .with("email", row.email())
        .with("full_name", row.fullName())
        .with("avatar_url", row.avatarUrl())
        .with("timezone", row.timezone())
        .with("subscription_tier", row.subscriptionTier())
        .with("trial_ends_at", row.trialEndsAt())
        .with("created_at", row.createdAt())
        .with("updated_at", row.updatedAt())
        .toJson();
  }

  /**
   * A subscription, as a row of {@code subscriptions}.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(Subscription row) {
    return new TableRow()
        .with("id", row.id())
        .with("user_id", row.userId())
        .with("stripe_customer_id", row.stripeCustomerId())
        .with("stripe_subscription_id", row.stripeSubscriptionId())
        .with("tier", row.tier())
        .with("status", row.status())
        .with("current_period_start", row.currentPeriodStart())
        .with("current_period_end", row.currentPeriodEnd())
        .with("trial_start", row.trialStart())
        .with("trial_end", row.trialEnd())
        .with("canceled_at", row.canceledAt())
        .with("created_at", row.createdAt())
        .with("updated_at", row.updatedAt())
        .toJson();
  }

  /**
   * An entry of usage, as a row of {@code usage_tracking}.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(UsageEntry row) {
    return new TableRow()
        .with("id", row.id())
        .with("user_id", row.userId())
        .with("business_id", row.businessId())
        .with("metric", row.metric())
        .with("value", row.value())
        .with("period", row.period())
        .with("created_at", row.createdAt())
        .toJson();
  }

  /**
   * A business, as a row of {@code businesses}.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(Business row) {
    return new TableRow()
        .with("id", row.id())
        .with("owner_id", row.ownerId())
        .with("name", row.name())
        .with("industry", row.industry())
        .with("description", row.description())
        .with("location", row.location())
        .with("settings", row.settings())
        .with("created_at", row.createdAt())
        .with("updated_at", row.updatedAt())
        .toJson();
  }

  /**
   * A member, as a row of {@code business_members}.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(BusinessMember row) {
    return new TableRow()
        .with("id", row.id())
        .with("business_id", row.businessId())
        .with("user_id", row.userId())
        .with("role", row.role())
        .with("invited_by", row.invitedBy())
        .with("invited_at", row.invitedAt())
        .with("joined_at", row.joinedAt())
        .toJson();
  }

  /**
   * A source, as a row of {@code kpi_sources}.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(KpiSource row) {
    return new TableRow()
        .with("id", row.id())
        .with("business_id", row.businessId())
        .with("name", row.name())
        .with("type", row.type())
        .with("unit", row.unit())
        .with("config", row.config())
        .with("is_active", row.isActive())
        .with("created_at", row.createdAt())
        .with("updated_at", row.updatedAt())
        .toJson();
  }

  /**
   * A point, as a row of {@code kpi_data}.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(KpiPoint row) {
    return new TableRow()
        .with("id", row.id())
        .with("source_id", row.sourceId())
        .with("timestamp", row.timestamp())
        .with("value", row.value())
        .with("metadata", row.metadata())
        .toJson();
  }

  /**
   * A rolled-up day, as a row of {@code kpi_daily}.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(DailyRollup row) {
    return new TableRow()
        .with("source_id", row.sourceId())
        .with("day", row.day())
        .with("count", row.count())
        .with("sum", row.sum())
        .with("min", row.min())
        .with("max", row.max())
        .with("last", row.last())
        .toJson();
  }

  /**
   * A prediction, as a row of {@code forecasts}.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(ForecastPoint row) {
    return new TableRow()
        .with("id", row.id())
        .with("business_id", row.businessId())
        .with("source_id", row.sourceId())
        .with("model_type", row.modelType())
        .with("forecast_date", row.prediction().forecastDate())
        .with("predicted_value", row.prediction().predictedValue())
        .with("confidence_lower", row.prediction().confidenceLower())
        .with("confidence_upper", row.prediction().confidenceUpper())
        .with("model_accuracy", row.modelAccuracy())
        .with("generated_at", row.generatedAt())
        .toJson();
  }

  /**
   * An anomaly, as a row of {@code anomalies}.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(Anomaly row) {
    return new TableRow()
        .with("id", row.id())
        .with("business_id", row.businessId())
        .with("source_id", row.sourceId())
        .with("timestamp", row.timestamp())
        .with("actual_value", row.actualValue())
        .with("expected_value", row.expectedValue())
        .with("deviation_score", row.deviationScore())
        .with("severity", row.severity())
        .with("acknowledged_at", row.acknowledgedAt())
        .with("acknowledged_by", row.acknowledgedBy())
        .with("created_at", row.createdAt())
        .toJson();
  }

  /**
   * An alert, as a row of {@code alerts}.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(Alert row) {
    return new TableRow()
        .with("id", row.id())
        .with("business_id", row.businessId())
        .with("source_id", row.sourceId())
        .with("name", row.name())
        .with("condition", row.condition())
        .with("threshold", row.threshold())
        .with("timeframe", row.timeframe())
        .with("is_active", row.isActive())
        .with("last_triggered", row.lastTriggered())
        .with("settings", row.settings().toJson())
        .with("created_by", row.createdBy())
        .with("created_at", row.createdAt())
        .with("updated_at", row.updatedAt())
        .toJson();
  }

  /**
   * Where an alert stands, as a row of {@code alert_states} without its memory.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(AlertStatus row) {
    return new TableRow()
        .with("alert_id", row.alertId())
        .with("phase", row.phase())
        .with("since", row.since())
        .with("evaluated_until", row.evaluatedUntil())
        .with("value", row.value())
        .with("message", row.message())
        .toJson();
  }

  /**
   * An event, as the column {@code event} of {@code alert_deliveries} has it.
   *
   * @param row the record
   * @return its members
   */
  public static JsonObject of(AlertEvent row) {
    return new TableRow()
        .with("id", row.id())
        .with("alert_ids", row.alertIds().stream().map(UUID::toString).toList())
        .with("change", row.change())
        .with("at", row.at())
        .with("title", row.title())
        .with("message", row.message())
        .with("data", row.data())
        .toJson();
  }

  /**
   * A notification, as a row of {@code notifications}.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(Notification row) {
    return new TableRow()
        .with("id", row.id())
        .with("user_id", row.userId())
        .with("business_id", row.businessId())
        .with("alert_id", row.alertId())
        .with("type", row.type())
        .with("title", row.title())
        .with("message", row.message())
        .with("data", row.data())
        .with("read_at", row.readAt())
        .with("created_at", row.createdAt())
        .toJson();
  }

  /**
   * An API key, without the hash of its secret, as a row of {@code api_keys}.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(ApiKey row) {
    List<String> permissions =
        List.of(Permission.values()).stream()
            .filter(permission -> row.permissions().stream().anyMatch(its -> its.is(permission)))
            .map(Permission::wireName)
            .toList();
    return new TableRow()
        .with("id", row.id())
        .with("business_id", row.businessId())
        .with("name", row.name())
        .with("permissions", permissions)
        .with("last_used_at", row.lastUsedAt())
        .with("expires_at", row.expiresAt())
        .with("created_by", row.createdBy())
        .with("created_at", row.createdAt())
        .toJson();
  }

  /**
   * An entry of the audit log, as a row of {@code audit_logs}.
   *
   * @param row the record
   * @return its columns
   */
  public static JsonObject of(AuditEntry row) {
    return new TableRow()
        .with("id", row.id())
        .with("user_id", row.userId())
        .with("business_id", row.businessId())
        .with("action", row.action())
        .with("resource", row.resource())
        .with("resource_id", row.resourceId())
        .with("details", row.details())
        .with("ip_address", row.ipAddress())
        .with("user_agent", row.userAgent())
        .with("created_at", row.createdAt())
        .toJson();
  }
}
