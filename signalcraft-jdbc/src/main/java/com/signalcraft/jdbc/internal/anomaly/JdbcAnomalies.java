package com.signalcraft.jdbc.internal.anomaly;

import com.signalcraft.anomaly.Anomalies;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.Requests;
import com.signalcraft.jdbc.internal.transaction.BusinessAccess;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.KeysetPage;
import com.signalcraft.jdbc.internal.transaction.Query;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.security.Right;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stored anomalies. Thread-safe. */
public final class JdbcAnomalies implements Anomalies {

  private static final String SAVE =
      "select " + AnomalyRows.COLUMNS + " from signalcraft.save_anomalies(?, ?, ?, ?, ?, ?)";

  private static final String READ =
      "select " + AnomalyRows.COLUMNS + " from public.anomalies where id = ?";

  // The service sees rows of removed sources, too.
  private static final String LIST =
      "select "
          + AnomalyRows.COLUMNS
          + """
            , ordinal
              from public.anomalies a
             where a.business_id = ?
               and a.timestamp >= ?
               and a.timestamp < ?
               and (a.timestamp, a.ordinal) < (?, ?)
               and exists (
                 select
                   from public.kpi_sources s
                  where s.id = a.source_id
                    and s.deleted_at is null
               )
            """;

  private static final String OF_SOURCE = " and a.source_id = ?";
  private static final String OF_SEVERITY = " and a.severity = ?";
  private static final String ACKNOWLEDGED = " and a.acknowledged_at is not null";
  private static final String NOT_ACKNOWLEDGED = " and a.acknowledged_at is null";
  private static final String NEWEST_FIRST = " order by a.timestamp desc, a.ordinal desc limit ?";

  private static final String ACKNOWLEDGE =
      "select " + AnomalyRows.COLUMNS + " from signalcraft.acknowledge_anomaly(?)";

  private final Session session;

  /**
   * The anomalies as a caller sees them.
   *
   * @param session the caller's view
   */
  public JdbcAnomalies(Session session) {
    this.session = session;
  }

  @Override
  public List<Anomaly> save(List<NewAnomaly> anomalies) {
    List<NewAnomaly> given = Requests.batch("anomalies", anomalies);
    return session.call(
        "save the anomalies",
        tx ->
            List.copyOf(
                tx.query(SAVE)
                    .bindUuids(each(given, NewAnomaly::sourceId))
                    .bindInstants(each(given, NewAnomaly::timestamp))
                    .bindDecimals(each(given, NewAnomaly::actualValue))
                    .bindDecimals(each(given, NewAnomaly::expectedValue))
                    .bindDecimals(each(given, NewAnomaly::deviationScore))
                    .bindTexts(severities(given))
                    .list(AnomalyRows::anomaly)));
  }

  private static <T> List<T> each(List<NewAnomaly> given, Function<NewAnomaly, T> column) {
    return given.stream().map(column).toList();
  }

  private static List<@Nullable String> severities(List<NewAnomaly> given) {
    @Nullable String[] names = new @Nullable String[given.size()];
    for (int i = 0; i < names.length; i++) {
      Severity severity = given.get(i).severity();
      names[i] = severity == null ? null : severity.wireName();
    }
    return Arrays.asList(names);
  }

  @Override
  public Anomaly get(UUID anomalyId) {
    return session.call(
        "read the anomaly",
        tx -> {
          tx.access().anomaly(anomalyId).require(Right.READ);
          return tx.query(READ)
              .bind(anomalyId)
              .optional(AnomalyRows::anomaly)
              .orElseThrow(() -> NotFoundException.of("anomaly", anomalyId));
        });
  }

  @Override
  public Page<Anomaly> list(AnomalyQuery query, PageRequest page) {
    Checks.required("query", query);
    Checks.required("page", page);
    return session.call(
        "list the anomalies",
        tx -> {
          BusinessAccess business = tx.access().business(query.businessId()).require(Right.READ);
          UUID sourceId = query.sourceId();
          if (sourceId != null) {
            tx.access().requireSourceOf(business, sourceId);
          }
          KeysetPage wanted = KeysetPage.newestFirst(query.range(), page);
          return wanted.read(select(tx, query, wanted), "timestamp", AnomalyRows::anomaly);
        });
  }

  private static Query select(CallerTransaction tx, AnomalyQuery query, KeysetPage wanted) {
    Boolean acknowledged = query.acknowledged();
    String sql = LIST;
    if (query.sourceId() != null) {
      sql += OF_SOURCE;
    }
    if (query.severity() != null) {
      sql += OF_SEVERITY;
    }
    if (acknowledged != null) {
      sql += acknowledged ? ACKNOWLEDGED : NOT_ACKNOWLEDGED;
    }
    Query select =
        tx.query(sql + NEWEST_FIRST)
            .bind(query.businessId())
            .bind(query.range())
            .bind(wanted.after().at())
            .bind(wanted.after().sequence());
    if (query.sourceId() != null) {
      select.bind(query.sourceId());
    }
    if (query.severity() != null) {
      select.bind(query.severity());
    }
    return select;
  }

  @Override
  public Anomaly acknowledge(UUID anomalyId) {
    return session.call(
        "acknowledge the anomaly",
        tx -> {
          Checks.required("id", anomalyId);
          return tx.query(ACKNOWLEDGE).bind(anomalyId).one(AnomalyRows::anomaly);
        });
  }
}
