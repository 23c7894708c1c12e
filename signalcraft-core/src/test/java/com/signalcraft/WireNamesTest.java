package com.signalcraft;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UsageMetric;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.common.JobStatus;
import com.signalcraft.common.WireEnum;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.Timeframe;
import com.signalcraft.kpi.Trend;
import com.signalcraft.notification.NotificationType;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The names on the wire, letter by letter: the database's checks and the hosted API know them. */
class WireNamesTest {

  @ParameterizedTest
  @MethodSource("names")
  <E extends Enum<E> & WireEnum> void wire_names(Class<E> type, List<String> names) {
    assertThat(Arrays.stream(type.getEnumConstants()).map(WireEnum::wireName))
        .containsExactlyElementsOf(names);
  }

  static Stream<Arguments> names() {
    return Stream.of(
        names(SubscriptionTier.class, "free", "pro", "enterprise"),
        names(
            SubscriptionStatus.class,
            "trialing",
            "active",
            "past_due",
            "unpaid",
            "canceled",
            "incomplete",
            "incomplete_expired",
            "paused"),
        names(UsageMetric.class, "api_calls", "data_sources", "forecasts"),
        names(AlertCondition.class, "above", "below", "change_percent", "anomaly"),
        names(AlertTimeframe.class, "5m", "15m", "1h", "6h", "24h"),
        names(Severity.class, "low", "medium", "high", "critical"),
        names(JobStatus.class, "queued", "processing", "completed", "failed"),
        names(SentimentLabel.class, "negative", "neutral", "positive"),
        names(
            ModelType.class,
            "prophet",
            "linear",
            "arima",
            "naive",
            "seasonal_naive",
            "drift",
            "autoregression",
            "ets",
            "theta",
            "ces",
            "mstl",
            "croston",
            "tsb",
            "ensemble"),
        names(KpiType.class, "revenue", "customers", "orders", "traffic", "custom"),
        names(Timeframe.class, "1d", "7d", "30d", "90d"),
        names(Trend.class, "up", "down", "stable"),
        names(NotificationType.class, "alert", "system", "billing", "feature"),
        names(AuditAction.class, "create", "update", "delete", "view"),
        names(Permission.class, "read", "write"),
        names(Role.class, "viewer", "editor", "admin", "owner"));
  }

  private static Arguments names(Class<?> type, String... names) {
    return Arguments.of(type, List.of(names));
  }
}
