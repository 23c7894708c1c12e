package com.signalcraft.contract;

import org.junit.jupiter.api.Nested;

/**
 * The contract that every back end keeps. A back end's test is a subclass of this with {@link
 * #backend()} and nothing else; what it cannot do it says by its {@link ContractBackend}.
 */
@SuppressWarnings("ClassCanBeStatic") // nested tests must be inner classes
public abstract class SignalCraftContract {

  /**
   * The back end under test, asked for once by each test.
   *
   * @return a new one, or one that all tests share
   */
  protected abstract ContractBackend backend();

  @Nested
  class Access extends AccessContract {}

  @Nested
  class Alerts extends AlertContract {}

  @Nested
  class AlertDeliveries extends AlertDeliveryContract {}

  @Nested
  class AlertRuns extends AlertRunContract {}

  @Nested
  class AlertTelling extends AlertTellingContract {}

  @Nested
  class Anomalies extends AnomalyContract {}

  @Nested
  class ApiKeys extends ApiKeyContract {}

  @Nested
  class Audit extends AuditContract {}

  @Nested
  class Businesses extends BusinessContract {}

  @Nested
  class Callers extends CallerContract {}

  @Nested
  class Erasure extends ErasureContract {}

  @Nested
  class Export extends ExportContract {}

  @Nested
  class Forecasts extends ForecastContract {}

  @Nested
  class Idempotency extends IdempotencyContract {}

  @Nested
  class Isolation extends IsolationContract {}

  @Nested
  class Market extends MarketContract {}

  @Nested
  class Members extends MemberContract {}

  @Nested
  class News extends NewsContract {}

  @Nested
  class Notifications extends NotificationContract {}

  @Nested
  class Paging extends PagingContract {}

  @Nested
  class Plans extends PlanContract {}

  @Nested
  class Points extends PointContract {}

  @Nested
  class Retention extends RetentionContract {}

  @Nested
  class Series extends SeriesContract {}

  @Nested
  class Sources extends SourceContract {}

  @Nested
  class Subscriptions extends SubscriptionContract {}

  @Nested
  class Summary extends SummaryContract {}

  @Nested
  class Usage extends UsageContract {}

  @Nested
  class Users extends UserContract {}

  @Nested
  class Weather extends WeatherContract {}

  @Nested
  class Writer extends WriterContract {}
}
