package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.internal.Cursors;
import com.signalcraft.internal.RowKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of a list that is ordered by a time and, among rows of one instant, by their {@code
 * ordinal}. It is read from the place where the page before ended: rows that are added or removed
 * meanwhile shift nothing. Immutable.
 *
 * @param limit how many rows at the most
 * @param after the place of the last row of the page before, in the order of the list
 */
public record KeysetPage(int limit, RowKey after) {

  /**
   * A page of a list that begins with the oldest row.
   *
   * @param page which page
   * @return the page
   * @throws com.signalcraft.error.ValidationException if its cursor is none of such a list
   */
  public static KeysetPage oldestFirst(PageRequest page) {
    return of(page, RowKey.before(Instant.EPOCH));
  }

  /**
   * A page of a list that begins with the newest row.
   *
   * @param page which page
   * @return the page
   * @throws com.signalcraft.error.ValidationException if its cursor is none of such a list
   */
  public static KeysetPage newestFirst(PageRequest page) {
    return of(page, new RowKey(FAR_FUTURE, Long.MAX_VALUE));
  }

  /**
   * A page of the rows of a range, the oldest first.
   *
   * @param range the times, which the query states as well
   * @param page which page
   * @return the page
   * @throws com.signalcraft.error.ValidationException if its cursor is none of such a list
   */
  public static KeysetPage oldestFirst(TimeRange range, PageRequest page) {
    requireWithin(range, page);
    return oldestFirst(page);
  }

  /**
   * A page of the rows of a range, the newest first.
   *
   * @param range the times, which the query states as well
   * @param page which page
   * @return the page
   * @throws com.signalcraft.error.ValidationException if its cursor is none of such a list
   */
  public static KeysetPage newestFirst(TimeRange range, PageRequest page) {
    requireWithin(range, page);
    return newestFirst(page);
  }

  private static void requireWithin(TimeRange range, PageRequest page) {
    String cursor = page.cursor();
    if (cursor != null && !range.contains(Cursors.row(cursor).at())) {
      // It comes from a list of another range.
      throw Cursors.malformed(null);
    }
  }

  /** After all rows, and a time that the database can hold. */
  private static final Instant FAR_FUTURE = Instant.parse("9999-12-31T00:00:00Z");

  private static KeysetPage of(PageRequest page, RowKey start) {
    String cursor = page.cursor();
    return new KeysetPage(page.limit(), cursor == null ? start : storable(Cursors.row(cursor)));
  }

  /** A place that the database can compare with, and that no row is between it and the given. */
  private static RowKey storable(RowKey key) {
    if (key.at().isBefore(Instant.EPOCH)) {
      return RowKey.before(Instant.EPOCH);
    }
    return key.at().isAfter(FAR_FUTURE) ? new RowKey(FAR_FUTURE, Long.MAX_VALUE) : key;
  }

  /**
   * Runs the query of a page and reads it.
   *
   * @param query a query that gives the rows that come after {@link #after()}, with a column {@code
   *     ordinal}; all is bound but its last question mark, which is that of {@code limit}
   * @param timeColumn the column that the list is ordered by
   * @param mapper makes a value of each row
   * @param <T> the type of the values
   * @return the page
   * @throws SQLException if the database refuses
   */
  public <T> Page<T> read(Query query, String timeColumn, RowMapper<T> mapper) throws SQLException {
    List<Placed<T>> rows =
        query
            .bind(limit + 1)
            .list(
                row ->
                    new Placed<>(
                        new RowKey(row.instant(timeColumn), row.bigint("ordinal")),
                        mapper.map(row)));
    boolean more = rows.size() > limit;
    List<T> items = new ArrayList<>();
    for (Placed<T> row : more ? rows.subList(0, limit) : rows) {
      items.add(row.value());
    }
    return new Page<>(items, more ? Cursors.of(rows.get(limit - 1).key()) : null);
  }

  private record Placed<T>(RowKey key, T value) {}
}
