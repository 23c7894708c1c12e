package com.signalcraft.testing;

import com.signalcraft.account.NewUser;
import com.signalcraft.account.PlanLimits;
import com.signalcraft.account.PlanUsage;
import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.account.Subscription;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UsageEntry;
import com.signalcraft.account.UsageMetric;
import com.signalcraft.account.UserProfile;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertMemory;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.alert.NoDataPolicy;
import com.signalcraft.alert.Silence;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.MarketQuote;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.external.WeatherObservation;
import com.signalcraft.external.WeatherReading;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.DashboardSummary;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.kpi.KpiSummary;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.Trend;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.lifecycle.DataExport;
import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.lifecycle.RetentionReport;
import com.signalcraft.notification.NewNotification;
import com.signalcraft.notification.Notification;
import com.signalcraft.notification.NotificationType;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.AuditQuery;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import com.signalcraft.series.Aggregation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** One valid value of every record of the API, with every optional part filled in. */
public final class Samples {

  /** An id. */
  public static final UUID ID = UUID.fromString("11111111-2222-4333-8444-555555555555");

  /** Another id. */
  public static final UUID OTHER_ID = UUID.fromString("99999999-8888-4777-a666-555555555555");

  /** An instant of whole seconds. */
  public static final Instant AT = Instant.parse("2026-03-15T10:20:30Z");

  /** A metadata object. */
  public static final JsonObject JSON = JsonObject.of("shop", "a");

  private static final BigDecimal ONE = BigDecimal.ONE;

  private Samples() {}

  /**
   * All of them.
   *
   * @return one value of each record
   */
  public static List<Record> all() {
    return List.of(
        newUser(),
        new PlanLimits(
            OptionalInt.of(1), OptionalInt.of(1), OptionalInt.of(1), OptionalInt.empty(), true),
        new PlanUsage(
            subscription(), SubscriptionTier.PRO, 1, OptionalInt.of(1), 1, OptionalInt.of(1)),
        new ProfileUpdate("Ada", "https://example.com/a.png", "UTC"),
        subscription(),
        new SubscriptionChange(
            ID, SubscriptionTier.PRO, SubscriptionStatus.ACTIVE, "cus", "sub", AT, AT),
        usageEntry(),
        userProfile(),
        alert(),
        new AlertUpdate("Watch", ONE, AlertTimeframe.ONE_HOUR, true, alertSettings()),
        alertCommit(),
        new AlertDelivery(OTHER_ID, ID, "log", alertEvent(), 1, AT, "time-out", AT),
        alertEvent(),
        new AlertRun(ID, 1, AT, AT, List.of(alert()), List.of(alertState())),
        alertSettings(),
        alertState(),
        alertState().status(),
        DeliveryOutcome.retry(AT, "time-out"),
        new Silence(TimeRange.of(AT, AT.plusSeconds(60)), "Stocktaking"),
        newAlert(),
        anomaly(),
        new AnomalyQuery(ID, ID, TimeRange.ALL, Severity.LOW, true),
        newAnomaly(),
        business(),
        new BusinessMember(ID, ID, ID, OpenEnum.of(Role.VIEWER), ID, AT, AT),
        new BusinessUpdate("Café", "food", "Coffee", location(), JSON),
        newBusiness(),
        location(),
        new Page<>(List.of("item"), "cursor"),
        new PageRequest(1, "cursor"),
        new TimeRange(AT, AT),
        article(),
        marketPrice(),
        new MarketQuote(ID, marketPrice(), AT),
        new NewsArticle(ID, article(), AT),
        new NewsQuery(TimeRange.ALL, SentimentLabel.NEUTRAL, List.of("word"), "text"),
        new WeatherObservation(ID, weather(), AT),
        weather(),
        new ForecastPoint(ID, ID, ID, OpenEnum.of(ModelType.NAIVE), prediction(), ONE, AT),
        forecastRequest(),
        forecastRun(),
        prediction(),
        new SourceForecast(
            ID, "Revenue", OpenEnum.of(ModelType.NAIVE), ONE, AT, List.of(prediction())),
        dailyRollup(),
        new DashboardSummary(ID, "Café", 1, 1, 1, AT),
        new FlushReport(1, List.of(rejected()), 1),
        point(),
        source(),
        new KpiSourceUpdate("Revenue", "$", JSON, true),
        new KpiSummary(ID, "Revenue", "$", ONE, ONE, ONE, Trend.UP),
        newSource(),
        batch(),
        new PointQuery(ID, TimeRange.ALL),
        rejected(),
        new WriteResult(1, 1, 1, 1, List.of(rejected()), true),
        WriterOptions.defaults(),
        new DataExport(Map.of("businesses", List.of(JSON))),
        new RetentionPolicy(12, 24),
        new RetentionReport(1, 1, 1),
        newNotification(),
        notification(),
        apiKey(),
        new AuditEntry(
            ID, ID, ID, OpenEnum.of(AuditAction.CREATE), "alert", ID, JSON, "192.0.2.1", "x", AT),
        new AuditQuery(ID, AuditAction.CREATE, "alert", TimeRange.ALL),
        new CallOrigin("192.0.2.1", "agent"),
        new Identity.User(ID),
        new Identity.Token("token"),
        new Identity.ApiKeySecret("secret"),
        new IssuedApiKey(apiKey(), "secret"),
        new NewApiKey("shop", Set.of(Permission.READ), AT));
  }

  /**
   * A user to be created.
   *
   * @return the value
   */
  public static NewUser newUser() {
    return new NewUser("ada@example.com", "Ada", "Europe/London");
  }

  /**
   * A subscription.
   *
   * @return the value
   */
  public static Subscription subscription() {
    return new Subscription(
        ID,
        ID,
        "cus",
        "sub",
        OpenEnum.of(SubscriptionTier.PRO),
        OpenEnum.of(SubscriptionStatus.ACTIVE),
        AT,
        AT,
        AT,
        AT,
        AT,
        AT,
        AT);
  }

  /**
   * A line of usage.
   *
   * @return the value
   */
  public static UsageEntry usageEntry() {
    return new UsageEntry(ID, ID, ID, OpenEnum.of(UsageMetric.API_CALLS), 1, "2026-01", AT);
  }

  /**
   * A profile.
   *
   * @return the value
   */
  public static UserProfile userProfile() {
    return new UserProfile(
        ID,
        "ada@example.com",
        "Ada",
        "https://example.com/a.png",
        "UTC",
        OpenEnum.of(SubscriptionTier.FREE),
        AT,
        AT,
        AT);
  }

  /**
   * An alert.
   *
   * @return the value
   */
  public static Alert alert() {
    return new Alert(
        ID,
        ID,
        ID,
        "Watch",
        OpenEnum.of(AlertCondition.ABOVE),
        ONE,
        OpenEnum.of(AlertTimeframe.ONE_HOUR),
        true,
        AT,
        AlertSettings.defaults(),
        ID,
        AT,
        AT);
  }

  /**
   * Settings that all differ from those by default.
   *
   * @return the value
   */
  public static AlertSettings alertSettings() {
    return new AlertSettings(
        Aggregation.SUM,
        true,
        new BigDecimal("0.5"),
        ONE,
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        NoDataPolicy.ALERT,
        Duration.ofHours(2),
        6,
        Duration.ofHours(3),
        Duration.ofMinutes(15),
        Duration.ofHours(4),
        Duration.ofMinutes(1),
        OTHER_ID,
        List.of(new Silence(TimeRange.of(AT, AT.plusSeconds(60)), "Stocktaking")));
  }

  /**
   * Where an alert stands.
   *
   * @return the value
   */
  public static AlertState alertState() {
    return new AlertState(
        new AlertStatus(ID, OpenEnum.of(AlertPhase.FIRING), AT, AT.plusSeconds(60), 12.5, "High"),
        AlertMemory.of(new byte[] {1, 2, 3}));
  }

  /**
   * What an alert has to tell.
   *
   * @return the value
   */
  public static AlertEvent alertEvent() {
    return new AlertEvent(
        OTHER_ID, List.of(ID), OpenEnum.of(AlertChange.FIRED), AT, "Title", "Message", JSON);
  }

  /**
   * What an evaluation came to.
   *
   * @return the value
   */
  public static AlertCommit alertCommit() {
    return new AlertCommit(ID, 1, AT, List.of(alertState()), List.of(alertEvent()), List.of("log"));
  }

  /**
   * An alert to be created.
   *
   * @return the value
   */
  public static NewAlert newAlert() {
    return new NewAlert(ID, "Watch", AlertCondition.ABOVE, ONE, AlertTimeframe.ONE_HOUR);
  }

  /**
   * An anomaly.
   *
   * @return the value
   */
  public static Anomaly anomaly() {
    return new Anomaly(ID, ID, ID, AT, ONE, ONE, ONE, OpenEnum.of(Severity.LOW), AT, ID, AT);
  }

  /**
   * An anomaly to be saved.
   *
   * @return the value
   */
  public static NewAnomaly newAnomaly() {
    return new NewAnomaly(ID, AT, ONE, ONE, ONE, Severity.LOW);
  }

  /**
   * A business.
   *
   * @return the value
   */
  public static Business business() {
    return new Business(ID, ID, "Café", "food", "Coffee", location(), JSON, AT, AT);
  }

  /**
   * A business to be created.
   *
   * @return the value
   */
  public static NewBusiness newBusiness() {
    return new NewBusiness("Café", "food", "Coffee", location(), JSON);
  }

  /**
   * A place.
   *
   * @return the value
   */
  public static Location location() {
    return new Location(
        "Hamburg",
        "Hamburg",
        "Germany",
        new BigDecimal("53.55"),
        new BigDecimal("9.99"),
        "Europe/Berlin");
  }

  /**
   * An article.
   *
   * @return the value
   */
  public static ArticleContent article() {
    return new ArticleContent(
        "Title",
        "Content",
        "Summary",
        "https://example.com/1",
        "The Gazette",
        "A. Writer",
        AT,
        location(),
        List.of("harbour"),
        ONE,
        OpenEnum.of(SentimentLabel.POSITIVE),
        ONE,
        "en");
  }

  /**
   * A price.
   *
   * @return the value
   */
  public static MarketPrice marketPrice() {
    return new MarketPrice("USD/EUR", AT, ONE, ONE, ONE, ONE, "ecb");
  }

  /**
   * A weather reading.
   *
   * @return the value
   */
  public static WeatherReading weather() {
    return new WeatherReading(location(), AT, ONE, ONE, ONE, ONE, "sunny", ONE, ONE);
  }

  /**
   * A prediction.
   *
   * @return the value
   */
  public static Prediction prediction() {
    return new Prediction(AT, ONE, ONE, ONE);
  }

  /**
   * A wish for forecasts.
   *
   * @return the value
   */
  public static ForecastRequest forecastRequest() {
    return new ForecastRequest(ID, List.of(ID), Optional.of(ModelType.NAIVE), 7);
  }

  /**
   * A forecast to be saved.
   *
   * @return the value
   */
  public static ForecastRun forecastRun() {
    return new ForecastRun(ID, ModelType.NAIVE, ONE, List.of(prediction()));
  }

  /**
   * A day that was rolled up.
   *
   * @return the value
   */
  public static DailyRollup dailyRollup() {
    return new DailyRollup(ID, LocalDate.of(2026, 1, 1), 1, ONE, ONE, ONE, ONE);
  }

  /**
   * A point.
   *
   * @return the value
   */
  public static KpiPoint point() {
    return KpiPoint.of(ID, AT, ONE, JSON);
  }

  /**
   * A source.
   *
   * @return the value
   */
  public static KpiSource source() {
    return new KpiSource(ID, ID, "Revenue", OpenEnum.of(KpiType.REVENUE), "$", JSON, true, AT, AT);
  }

  /**
   * A source to be created.
   *
   * @return the value
   */
  public static NewKpiSource newSource() {
    return new NewKpiSource(ID, "Revenue", KpiType.REVENUE, "$", JSON);
  }

  /**
   * A batch of one point.
   *
   * @return the value
   */
  public static PointBatch batch() {
    return new PointBatch(ID, List.of(point()), "a-key-of-mine");
  }

  /**
   * A refused point.
   *
   * @return the value
   */
  public static RejectedPoint rejected() {
    return new RejectedPoint(point(), "VALIDATION_ERROR", "timestamp: too far ahead");
  }

  /**
   * A notification to be sent.
   *
   * @return the value
   */
  public static NewNotification newNotification() {
    return new NewNotification(ID, ID, ID, NotificationType.ALERT, "Title", "Message", JSON);
  }

  /**
   * A notification.
   *
   * @return the value
   */
  public static Notification notification() {
    return new Notification(
        ID, ID, ID, ID, OpenEnum.of(NotificationType.ALERT), "Title", "Message", JSON, AT, AT);
  }

  /**
   * An API key.
   *
   * @return the value
   */
  public static ApiKey apiKey() {
    return new ApiKey(ID, ID, "shop", Set.of(OpenEnum.of(Permission.READ)), AT, AT, ID, AT);
  }
}
