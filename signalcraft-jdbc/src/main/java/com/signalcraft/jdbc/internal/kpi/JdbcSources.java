package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.common.Checks;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.ChangedColumns;
import com.signalcraft.internal.Updates;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.kpi.KpiSources;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.security.Right;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** KPI sources. Thread-safe. */
public final class JdbcSources implements KpiSources {

  private static final String CREATE =
      """
      insert into public.kpi_sources (business_id, name, type, unit, config)
      values (?, ?, ?, ?, ?)
      returning\s"""
          + KpiSourceRows.COLUMNS;

  private static final String READ =
      "select "
          + KpiSourceRows.COLUMNS
          + "\n"
          + """
            from public.kpi_sources
           where business_id = ?
             and id = ?
             and deleted_at is null
          """;

  private static final String LOCK = READ + "for update";

  private static final String LIST =
      "select "
          + KpiSourceRows.COLUMNS
          + "\n"
          + """
            from public.kpi_sources
           where business_id = ?
             and deleted_at is null
           order by created_at, ordinal
          """;

  private static final String UPDATE =
      """
      update public.kpi_sources
         set name = ?,
             unit = ?,
             config = ?,
             is_active = ?
       where business_id = ?
         and id = ?
      returning\s"""
          + KpiSourceRows.COLUMNS;

  private static final String DELETE = "select signalcraft.delete_source(?)";

  private final Session session;

  /**
   * The sources as a caller sees them.
   *
   * @param session the caller's view
   */
  public JdbcSources(Session session) {
    this.session = session;
  }

  @Override
  public KpiSource create(NewKpiSource source) {
    Checks.required("source", source);
    return session.call(
        "create the KPI source",
        tx -> {
          tx.access().business(source.businessId()).require(Right.EDIT_SOURCES);
          return tx.query(CREATE)
              .bind(source.businessId())
              .bind(source.name())
              .bind(source.type())
              .bind(source.unit())
              .bind(source.config())
              .one(KpiSourceRows::source);
        });
  }

  @Override
  public KpiSource get(UUID sourceId) {
    return session.call("read the KPI source", tx -> find(tx, READ, sourceId, Right.READ));
  }

  @Override
  public List<KpiSource> list(UUID businessId) {
    return session.call(
        "list the KPI sources",
        tx -> {
          tx.access().business(businessId).require(Right.READ);
          return tx.query(LIST).bind(businessId).list(KpiSourceRows::source);
        });
  }

  @Override
  public KpiSource update(UUID sourceId, KpiSourceUpdate update) {
    Checks.required("update", update);
    return session.call(
        "change the KPI source",
        tx -> {
          KpiSource old = find(tx, LOCK, sourceId, Right.EDIT_SOURCES);
          ChangedColumns changed = new ChangedColumns();
          KpiSource wanted = Updates.of(old, update, tx.now(), changed);
          return changed.isEmpty() ? old : write(tx, wanted);
        });
  }

  private static KpiSource find(CallerTransaction tx, String sql, UUID sourceId, Right right)
      throws SQLException {
    UUID businessId = tx.access().source(sourceId).require(right).businessId();
    return tx.query(sql)
        .bind(businessId)
        .bind(sourceId)
        .optional(KpiSourceRows::source)
        // Removed in between.
        .orElseThrow(() -> NotFoundException.of("KPI source", sourceId));
  }

  private static KpiSource write(CallerTransaction tx, KpiSource wanted) throws SQLException {
    return tx.query(UPDATE)
        .bind(wanted.name())
        .bind(wanted.unit())
        .bind(wanted.config())
        .bind(wanted.isActive())
        .bind(wanted.businessId())
        .bind(wanted.id())
        .one(KpiSourceRows::source);
  }

  @Override
  public void delete(UUID sourceId) {
    session.run(
        "remove the KPI source",
        tx -> {
          tx.access().source(sourceId).require(Right.REMOVE_SOURCES);
          tx.query(DELETE).bind(sourceId).call();
        });
  }
}
