package com.signalcraft.memory;

import com.signalcraft.common.Checks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What the calls that take many rows at once have in common. Stateless. */
final class Requests {

  private static final int MAX_BATCH = 10_000;

  private Requests() {}

  /** A copy of a list of 1 to 10,000 rows. */
  static <T> List<T> batch(String field, List<T> rows) {
    Checks.required(field, rows);
    Checks.between(field, rows.size(), 1, MAX_BATCH);
    for (T row : rows) {
      Checks.required(field, row);
    }
    return List.copyOf(rows);
  }

  /** The rows as they are after a batch, in which a later row may have replaced an earlier one. */
  static <T> List<T> asTheyAre(List<T> saved, Function<T, UUID> id) {
    Map<UUID, T> last = new HashMap<>();
    for (T row : saved) {
      last.put(id.apply(row), row);
    }
    return saved.stream().map(row -> Checks.required("id", last.get(id.apply(row)))).toList();
  }
}
