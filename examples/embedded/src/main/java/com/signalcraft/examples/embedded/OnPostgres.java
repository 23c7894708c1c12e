package com.signalcraft.examples.embedded;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.TimeRange;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.JwtTokenVerifier;
import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.jdbc.SchemaMigrator;
import com.signalcraft.jdbc.event.Event;
import com.signalcraft.jdbc.event.EventSubscription;
import com.signalcraft.jdbc.load.LoadReport;
import com.signalcraft.jdbc.upkeep.Upkeep;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.security.Identity;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The API straight on PostgreSQL: the schema, a back end, a push, a read, several in one. */
final class OnPostgres {

  private OnPostgres() {}

  /**
   * Brings a database that is not Supabase's to the newest schema.
   *
   * @param owner connections as the owner of the schema
   */
  static void migrate(DataSource owner) {
    // [migrate]
    SchemaMigrator migrator = SchemaMigrator.of(owner);
    migrator.bootstrapPlainPostgres(); // not on Supabase, which has all of it
    migrator.migrate();
    // [/migrate]
  }

  /**
   * A back end on pools of its own.
   *
   * @param url where the database is
   * @param appPassword the password of signalcraft_app
   * @param servicePassword the password of signalcraft_service
   * @param jwksUrl where the keys are that tokens are signed with
   * @return the view of the service
   */
  static JdbcSignalCraft open(String url, String appPassword, String servicePassword, URI jwksUrl) {
    // [open]
    JdbcSignalCraft signalCraft =
        JdbcSignalCraft.builder()
            .url(url)
            .login("signalcraft_app", appPassword)
            .serviceLogin("signalcraft_service", servicePassword)
            .poolMode(PoolMode.DIRECT)
            .statementTimeout(Duration.ofSeconds(10))
            .tokenVerifier(JwtTokenVerifier.builder().jwks(jwksUrl).build())
            .build();
    // [/open]
    return signalCraft;
  }

  /**
   * Pushes daily sales, reads them back by the week, and makes a source and its alert together.
   *
   * @param signalCraft the view of the service
   * @param sales the sales of each day
   * @param out what is found is printed here
   */
  static void run(JdbcSignalCraft signalCraft, Map<Instant, BigDecimal> sales, PrintStream out) {
    // [use]
    UUID adaId = signalCraft.users().create(NewUser.of("ada@example.com")).id();
    JdbcSignalCraft ada = signalCraft.as(Identity.user(adaId)); // or Identity.token(jwt)
    UUID shop = ada.businesses().create(NewBusiness.of("Ada's Coffee")).id();
    KpiSource revenue = ada.inTransaction(together -> watchedSource(together, shop));

    try (KpiWriter writer = ada.kpis().writer(WriterOptions.defaults())) {
      sales.forEach((day, amount) -> writer.write(KpiPoint.of(revenue.id(), day, amount)));
      writer.flush(Duration.ofSeconds(10)).rejected().forEach(out::println);
    }

    TimeSeries weeks =
        ada.kpis().series(revenue.id(), TimeRange.ALL, Frequency.WEEKLY, Aggregation.SUM);
    out.printf(Locale.ROOT, "%d weeks, the last with %.2f EUR%n", weeks.size(), last(weeks));
    // [/use]
  }

  /** A source and its alert: both, or neither. */
  private static KpiSource watchedSource(SignalCraft ada, UUID shop) {
    // [transaction]
    KpiSource source = ada.sources().create(NewKpiSource.of(shop, "Sales", KpiType.REVENUE, "EUR"));
    ada.alerts()
        .create(
            new NewAlert(
                source.id(),
                "Sales are low",
                AlertCondition.BELOW,
                new BigDecimal("500"),
                AlertTimeframe.TWENTY_FOUR_HOURS));
    return source;
    // [/transaction]
  }

  /**
   * What the application calls once a day, on one machine or on several.
   *
   * @param signalCraft the view of the service
   */
  static void upkeep(JdbcSignalCraft signalCraft) {
    // [upkeep]
    Upkeep upkeep = signalCraft.upkeep();
    upkeep.extendPartitions();
    upkeep.detachPoints(RetentionPolicy.DEFAULT.hotMonths());
    upkeep.rollUpPoints(RetentionPolicy.DEFAULT.keepMonths());
    upkeep.cleanUp();
    // [/upkeep]
  }

  /**
   * Says what is new for a caller, until the subscription is closed.
   *
   * @param ada the caller's view
   * @param out what is new is printed here
   * @return the subscription
   */
  static EventSubscription tell(JdbcSignalCraft ada, PrintStream out) {
    // [events]
    EventSubscription subscription =
        ada.subscribe(
            event -> {
              if (event instanceof Event.PointsWritten points) {
                out.println(points.count() + " new points of " + points.sourceId());
              } else if (event instanceof Event.Gap gap) {
                out.println("read what came from " + gap.from() + " to " + gap.to());
              }
            });
    // [/events]
    return subscription;
  }

  /**
   * Loads the points of a file or of another system.
   *
   * @param signalCraft the view of the service
   * @param points the points, of any sources
   * @param out what became of them is printed here
   */
  static void load(JdbcSignalCraft signalCraft, Stream<KpiPoint> points, PrintStream out) {
    // [load]
    LoadReport report = signalCraft.loader().load("import-2026-11", points);
    out.println(report.inserted() + " inserted, " + report.rejected() + " refused");
    // [/load]
  }

  private static double last(TimeSeries series) {
    return series.valueAt(series.size() - 1);
  }
}
