package com.signalcraft.jdbc.internal.alert;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertRuns;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.common.Checks;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.internal.Requests;
import com.signalcraft.internal.TableRows;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Query;
import com.signalcraft.jdbc.internal.transaction.RowMapper;
import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.security.Right;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs, states and deliveries of alerts. Thread-safe. */
public final class JdbcAlertRuns implements AlertRuns {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcAlertRuns.class);

  private static final String CLAIM =
      """
      select business_id, version, leased_until, claimed_at
        from signalcraft.claim_alert_runs(?, ?::interval)
      """;

  // The service sees rows of removed sources, too.
  private static final String ALERTS =
      "select "
          + AlertRows.COLUMNS
          + """
              from public.alerts a
             where a.business_id = any (?)
               and a.is_active
               and a.deleted_at is null
               and exists (
                 select
                   from public.kpi_sources s
                  where s.id = a.source_id
                    and s.deleted_at is null
               )
             order by a.created_at, a.ordinal
            """;

  private static final String STATES = "select s.business_id, s.memory, " + AlertRunRows.STATUSES;

  private static final String COMMIT =
      "select signalcraft.commit_alert_run(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String CLAIM_DELIVERIES =
      "select "
          + AlertRunRows.DELIVERY_COLUMNS
          + " from signalcraft.claim_alert_deliveries(?, ?, ?::interval)";

  private static final String SETTLE = "select signalcraft.settle_alert_delivery(?, ?, ?)";

  private static final String DEAD_LETTERS =
      "select "
          + AlertRunRows.DELIVERY_COLUMNS
          + """
              from public.alert_deliveries
             where business_id = ?
               and status = 'dead'
             order by settled_at desc, ordinal desc
             limit 100
            """;

  private final Session session;

  /**
   * The runs as a caller may make them.
   *
   * @param session the caller's view
   */
  public JdbcAlertRuns(Session session) {
    this.session = session;
  }

  @Override
  public List<AlertRun> claim(int limit, Duration lease) {
    Requests.claimLimit(limit);
    Requests.lease(lease);
    return session.call(
        "claim alert runs",
        tx -> {
          tx.access().requireService();
          List<AlertRun> claimed =
              tx.query(CLAIM).bind(limit).bind(lease.toString()).list(JdbcAlertRuns::run);
          return claimed.isEmpty() ? List.of() : withAlerts(tx, claimed);
        });
  }

  private static AlertRun run(Rows row) throws SQLException {
    return new AlertRun(
        row.uuid("business_id"),
        row.bigint("version"),
        row.instant("leased_until"),
        row.instant("claimed_at"),
        List.of(),
        List.of());
  }

  private static List<AlertRun> withAlerts(CallerTransaction tx, List<AlertRun> claimed)
      throws SQLException {
    List<UUID> businesses = claimed.stream().map(AlertRun::businessId).toList();
    Set<UUID> unreadable = new HashSet<>();
    Map<UUID, List<Alert>> alerts =
        byBusiness(tx.query(ALERTS).bindUuids(businesses), AlertRows::alert, unreadable);
    Map<UUID, List<AlertState>> states =
        byBusiness(tx.query(STATES).bindUuids(businesses), AlertRunRows::state, unreadable);
    return claimed.stream()
        .filter(run -> !unreadable.contains(run.businessId()))
        .map(
            run ->
                new AlertRun(
                    run.businessId(),
                    run.version(),
                    run.leasedUntil(),
                    run.now(),
                    alerts.getOrDefault(run.businessId(), List.of()),
                    states.getOrDefault(run.businessId(), List.of())))
        .toList();
  }

  /**
   * The rows of each business. Where this version cannot read one of them, such as settings that a
   * newer one has written, its business is left out, so that others do not wait for it.
   */
  private static <T> Map<UUID, List<T>> byBusiness(
      Query query, RowMapper<T> mapper, Set<UUID> unreadable) throws SQLException {
    Map<UUID, List<T>> rows = new HashMap<>();
    query.forEach(
        0,
        row -> {
          UUID businessId = row.uuid("business_id");
          try {
            rows.computeIfAbsent(businessId, id -> new ArrayList<>()).add(mapper.map(row));
          } catch (SignalCraftException e) {
            if (unreadable.add(businessId)) {
              LOG.warn("The alerts of business {} cannot be evaluated", businessId, e);
            }
          }
        });
    return rows;
  }

  @Override
  public void commit(AlertCommit commit) {
    Checks.required("commit", commit);
    session.run(
        "keep the alert run",
        tx -> {
          tx.access().requireService();
          bindStates(
                  tx.query(COMMIT)
                      .bind(commit.businessId())
                      .bind(commit.version())
                      .bind(commit.nextDue()),
                  commit.states())
              .bindObjects(commit.events().stream().map(TableRows::of).toList())
              .bindTexts(commit.channels())
              .call();
        });
  }

  private static Query bindStates(Query query, List<AlertState> states) {
    return query
        .bindUuids(each(states, AlertStatus::alertId))
        .bindTexts(each(states, status -> status.phase().value()))
        .bindInstants(each(states, AlertStatus::since))
        .bindInstants(each(states, AlertStatus::evaluatedUntil))
        .bindArray(
            "float8", states.stream().map(state -> state.status().value()).toArray(Double[]::new))
        .bindTexts(each(states, AlertStatus::message))
        .bindArray(
            "bytea", states.stream().map(state -> state.memory().bytes()).toArray(byte[][]::new));
  }

  private static <T> List<T> each(List<AlertState> states, Function<AlertStatus, T> column) {
    return states.stream().map(AlertState::status).map(column).toList();
  }

  @Override
  public List<AlertStatus> statuses(UUID businessId) {
    return session.call(
        "read where the alerts stand",
        tx -> {
          tx.access().business(businessId).require(Right.READ);
          return AlertRunRows.statuses(tx, businessId);
        });
  }

  @Override
  public List<AlertDelivery> claimDeliveries(List<String> channels, int limit, Duration lease) {
    List<String> names = Requests.channels(channels);
    Requests.claimLimit(limit);
    Requests.lease(lease);
    return session.call(
        "claim deliveries",
        tx -> {
          tx.access().requireService();
          return List.copyOf(
              tx.query(CLAIM_DELIVERIES)
                  .bindTexts(names)
                  .bind(limit)
                  .bind(lease.toString())
                  .list(AlertRunRows::delivery));
        });
  }

  @Override
  public void settle(UUID deliveryId, DeliveryOutcome outcome) {
    Checks.required("id", deliveryId);
    Checks.required("outcome", outcome);
    session.run(
        "settle the delivery",
        tx -> {
          tx.access().requireService();
          tx.query(SETTLE).bind(deliveryId).bind(outcome.retryAt()).bind(outcome.error()).call();
        });
  }

  @Override
  public List<AlertDelivery> deadLetters(UUID businessId) {
    return session.call(
        "read the dead letters",
        tx -> {
          tx.access().requireService();
          tx.access().business(businessId);
          return List.copyOf(tx.query(DEAD_LETTERS).bind(businessId).list(AlertRunRows::delivery));
        });
  }
}
