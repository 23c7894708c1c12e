package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.common.Location;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.kpi.KpiSource;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * A source and the calendar of its points. Immutable.
 *
 * @param source the source
 * @param zone its business's time zone
 */
record SeriesSource(KpiSource source, ZoneId zone) {

  private static final String READ =
      """
      select s.id, s.business_id, s.name, s.type, s.unit, s.config, s.is_active, s.created_at,
             s.updated_at, b.location
        from public.kpi_sources s
        join public.businesses b on b.id = s.business_id
       where s.business_id = ?
         and s.id = ?
         and s.deleted_at is null
      """;

  /**
   * Reads it.
   *
   * @param tx the caller's transaction
   * @param businessId the business
   * @param sourceId a source of it that the caller sees
   * @return the source
   * @throws SQLException if the database refuses
   */
  static SeriesSource read(CallerTransaction tx, UUID businessId, UUID sourceId)
      throws SQLException {
    return tx.query(READ)
        .bind(businessId)
        .bind(sourceId)
        .one(row -> new SeriesSource(KpiSourceRows.source(row), zone(row)));
  }

  private static ZoneId zone(Rows row) throws SQLException {
    Location location = row.locationOrNull("location");
    String name = location == null ? null : location.timezone();
    return name == null ? ZoneOffset.UTC : ZoneId.of(name);
  }
}
