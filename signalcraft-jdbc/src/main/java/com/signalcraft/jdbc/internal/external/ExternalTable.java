package com.signalcraft.jdbc.internal.external;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.RowMapper;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * A table of rows that come from outside and may replace rows that are there: how they are saved
 * and read back. Immutable, thread-safe.
 *
 * @param save a call of the function that saves a JSON array of rows, one after the other, and
 *     gives their ids as {@code id} in the same order
 * @param readBack a query of rows by their times and ids, two arrays of one length
 * @param json writes what is saved of a row
 * @param time the column that the table is partitioned by
 * @param row reads a row
 * @param id gives a row's id
 * @param <T> what is saved
 * @param <R> the type of the rows
 */
record ExternalTable<T, R>(
    String save,
    String readBack,
    Function<T, JsonObject> json,
    Function<T, Instant> time,
    RowMapper<R> row,
    Function<R, UUID> id) {

  /** At about this length an array is sent, so that no statement takes long or much memory. */
  private static final int ARRAY_CHARACTERS = 2_000_000;

  /**
   * Saves rows and reads them back.
   *
   * @param tx the service's transaction
   * @param given the rows
   * @return as many rows, as they are in the end: a later one may have replaced an earlier one
   * @throws SQLException if the database refuses
   */
  List<R> save(CallerTransaction tx, List<T> given) throws SQLException {
    List<UUID> ids = new ArrayList<>(given.size());
    List<JsonObject> array = new ArrayList<>();
    int characters = 0;
    for (T each : given) {
      JsonObject columns = json.apply(each);
      array.add(columns);
      characters += columns.toJson().length();
      if (characters >= ARRAY_CHARACTERS) {
        ids.addAll(send(tx, array));
        array.clear();
        characters = 0;
      }
    }
    if (!array.isEmpty()) {
      ids.addAll(send(tx, array));
    }
    return read(tx, given, ids);
  }

  private List<UUID> send(CallerTransaction tx, List<JsonObject> array) throws SQLException {
    return tx.query(save).bindObjects(array).list(each -> each.uuid("id"));
  }

  private List<R> read(CallerTransaction tx, List<T> given, List<UUID> ids) throws SQLException {
    Map<UUID, Instant> times = new LinkedHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      times.put(ids.get(i), time.apply(given.get(i)));
    }
    Map<UUID, R> rows = new HashMap<>();
    tx.query(readBack)
        .bindInstants(times.values())
        .bindUuids(times.keySet())
        .list(row)
        .forEach(each -> rows.put(id.apply(each), each));
    return ids.stream().map(each -> Checks.required("id", rows.get(each))).toList();
  }
}
