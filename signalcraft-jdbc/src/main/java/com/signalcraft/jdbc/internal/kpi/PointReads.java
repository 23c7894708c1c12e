package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.internal.Cursors;
import com.signalcraft.internal.Micros;
import com.signalcraft.internal.PointKey;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.kpi.KpiPoint;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads points one by one, in the order of time and id. Stateless. */
final class PointReads {

  private static final String PAGE =
      """
      select id, timestamp, value, metadata
        from public.kpi_data
       where business_id = ?
         and source_id = ?
         and timestamp >= ?
         and timestamp < ?
         and (timestamp, id) > (?, ?)
       order by timestamp, id
       limit ?
      """;

  private static final String LAST =
      """
      select id, timestamp, value, metadata
        from public.kpi_data
       where business_id = ?
         and source_id = ?
         and timestamp >= ?
         and timestamp < ?
       order by timestamp desc, id desc
       limit 1
      """;

  /** The last id of all, as an unsigned number. */
  private static final long LAST_ID_BITS = -1;

  private PointReads() {}

  /**
   * A page of points.
   *
   * @param tx the caller's transaction
   * @param points which ones
   * @param page which part
   * @return the points
   * @throws SQLException if the database refuses
   * @throws com.signalcraft.error.ValidationException if the cursor is none of such a list
   */
  static Page<KpiPoint> page(CallerTransaction tx, PointRange points, PageRequest page)
      throws SQLException {
    long from = Micros.floor(points.from());
    PointKey after = new PointKey(from - 1, LAST_ID_BITS, LAST_ID_BITS);
    String cursor = page.cursor();
    if (cursor != null) {
      PointKey given = Cursors.point(cursor);
      after = given.compareTo(after) > 0 ? given : after;
    }
    // One more than wanted tells whether there is a next page.
    List<KpiPoint> found =
        points
            .since(Micros.instant(after.micros()))
            .bind(tx.query(PAGE))
            .bind(Micros.instant(after.micros()))
            .bind(new UUID(after.idHigh(), after.idLow()))
            .bind(page.limit() + 1)
            .list(row -> PointRows.point(points.sourceId(), row));
    if (found.size() <= page.limit()) {
      return new Page<>(found, null);
    }
    List<KpiPoint> items = found.subList(0, page.limit());
    return new Page<>(items, Cursors.of(PointKey.of(items.get(items.size() - 1))));
  }

  /**
   * The last point.
   *
   * @param tx the caller's transaction
   * @param points of which ones
   * @return the point, or empty where there is none
   * @throws SQLException if the database refuses
   */
  static Optional<KpiPoint> last(CallerTransaction tx, PointRange points) throws SQLException {
    return points.bind(tx.query(LAST)).optional(row -> PointRows.point(points.sourceId(), row));
  }
}
