package com.signalcraft.internal;

import com.signalcraft.common.Checks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What the calls that take many rows at once have in common. Stateless. */
public final class Requests {

  private static final int MAX_BATCH = 10_000;

  private Requests() {}

  /**
   * The rows of a call that takes many at once.
   *
   * @param field the field's name
   * @param rows the rows, 1 to 10,000
   * @param <T> the type of a row
   * @return an unmodifiable copy
   * @throws com.signalcraft.error.ValidationException if the list or one of its rows is null, or
   *     there are none or more of them
   */
  public static <T> List<T> batch(String field, List<T> rows) {
    Checks.required(field, rows);
    Checks.between(field, rows.size(), 1, MAX_BATCH);
    for (T row : rows) {
      Checks.required(field, row);
    }
    return List.copyOf(rows);
  }

  /**
   * The rows as they are after a batch, in which a later row may have replaced an earlier one.
   *
   * @param saved what each row of the batch became when it was saved
   * @param id gives a row's id
   * @param <T> the type of a row
   * @return as many rows, each as the last one of its id
   */
  public static <T> List<T> asTheyAre(List<T> saved, Function<T, UUID> id) {
    Map<UUID, T> last = new HashMap<>();
    for (T row : saved) {
      last.put(id.apply(row), row);
    }
    return saved.stream().map(row -> Checks.required("id", last.get(id.apply(row)))).toList();
  }
}
