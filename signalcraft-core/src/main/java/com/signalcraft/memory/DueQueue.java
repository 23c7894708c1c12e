package com.signalcraft.memory;

import com.signalcraft.internal.RowKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Work and when it is due. What somebody has taken is put in again for when his lease ends. Guarded
 * by the catalog's lock.
 *
 * @param <T> the type of the work, equal by identity
 */
final class DueQueue<T> {

  private final NavigableMap<RowKey, T> inOrder = new TreeMap<>();
  private final Map<T, RowKey> keys = new HashMap<>();
  private long sequence;

  /** Puts work in, or moves what is in. */
  void put(T work, Instant dueAt) {
    remove(work);
    RowKey key = new RowKey(dueAt, sequence++);
    inOrder.put(key, work);
    keys.put(work, key);
  }

  void remove(T work) {
    RowKey key = keys.remove(work);
    if (key != null) {
      inOrder.remove(key);
    }
  }

  /** Takes what is due by an instant, that included, the longest due first, until a lease ends. */
  List<T> take(Instant now, Instant leasedUntil, int limit, Predicate<? super T> wanted) {
    List<T> taken = new ArrayList<>();
    for (T work : inOrder.headMap(RowKey.before(now.plusNanos(1)), false).values()) {
      if (taken.size() == limit) {
        break;
      } else if (wanted.test(work)) {
        taken.add(work);
      }
    }
    taken.forEach(work -> put(work, leasedUntil));
    return taken;
  }
}
