package com.signalcraft.memory;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.internal.Cursors;
import com.signalcraft.internal.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rows in order of time, read in pages by keyset: a page costs O(log n) and the rows it looks at,
 * and rows that are added or removed meanwhile shift nothing.
 *
 * @param <T> the type of the rows
 */
final class TimeTable<T> {

  private final NavigableMap<RowKey, T> rows;

  private TimeTable(NavigableMap<RowKey, T> rows) {
    this.rows = rows;
  }

  /** A table guarded by the catalog's lock. */
  static <T> TimeTable<T> guarded() {
    return new TimeTable<>(new TreeMap<>());
  }

  /** A table that many threads may write at once. */
  static <T> TimeTable<T> concurrent() {
    return new TimeTable<>(new ConcurrentSkipListMap<>());
  }

  void put(RowKey key, T row) {
    rows.put(key, row);
  }

  void remove(RowKey key) {
    rows.remove(key);
  }

  void replaceAll(UnaryOperator<T> change) {
    rows.replaceAll((key, row) -> change.apply(row));
  }

  @Nullable T get(RowKey key) {
    return rows.get(key);
  }

  Optional<T> last() {
    Map.Entry<RowKey, T> last = rows.lastEntry();
    return last == null ? Optional.empty() : Optional.of(last.getValue());
  }

  /** The rows, from the first to the last. */
  Collection<T> values() {
    return rows.values();
  }

  /** Adds the rows that are wanted to those of other tables. */
  void addTo(Map<RowKey, T> others, Predicate<? super T> wanted) {
    rows.forEach(
        (key, row) -> {
          if (wanted.test(row)) {
            others.put(key, row);
          }
        });
  }

  Page<T> oldestFirst(TimeRange range, PageRequest request, Predicate<? super T> wanted) {
    return page(within(range), request, wanted);
  }

  Page<T> newestFirst(TimeRange range, PageRequest request, Predicate<? super T> wanted) {
    return page(within(range).descendingMap(), request, wanted);
  }

  Page<T> oldestFirst(PageRequest request, Predicate<? super T> wanted) {
    return page(rows, request, wanted);
  }

  Page<T> newestFirst(PageRequest request, Predicate<? super T> wanted) {
    return page(rows.descendingMap(), request, wanted);
  }

  private NavigableMap<RowKey, T> within(TimeRange range) {
    return rows.subMap(RowKey.before(range.from()), true, RowKey.before(range.to()), false);
  }

  private static <T> Page<T> page(
      NavigableMap<RowKey, T> rows, PageRequest request, Predicate<? super T> wanted) {
    String cursor = request.cursor();
    Iterable<Map.Entry<RowKey, T>> ahead =
        cursor == null ? rows.entrySet() : after(rows, Cursors.row(cursor)).entrySet();
    List<T> items = new ArrayList<>();
    RowKey last = null;
    for (Map.Entry<RowKey, T> entry : ahead) {
      if (wanted.test(entry.getValue())) {
        if (items.size() == request.limit() && last != null) {
          return new Page<>(items, Cursors.of(last));
        }
        items.add(entry.getValue());
        last = entry.getKey();
      }
    }
    return new Page<>(items, null);
  }

  private static <T> NavigableMap<RowKey, T> after(NavigableMap<RowKey, T> rows, RowKey key) {
    try {
      return rows.tailMap(key, false);
    } catch (IllegalArgumentException e) {
      // It comes from a list of another range.
      throw Cursors.malformed(e);
    }
  }
}
