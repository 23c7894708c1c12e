package com.signalcraft.internal;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a row of an export together: columns by the names of the schema. Not thread-safe. */
public final class TableRow {

  private final Map<String, @Nullable Object> columns = new HashMap<>();

  /** A row without columns. */
  public TableRow() {}

  /**
   * Adds a column.
   *
   * @param column its name, as in the schema
   * @param value its value, of a type that {@link JsonObject} takes, or a UUID, an instant, a day,
   *     a constant, or a location; null where there is none
   * @return this row
   */
  public TableRow with(String column, @Nullable Object value) {
    columns.put(column, value instanceof Location place ? location(place) : plain(value));
    return this;
  }

  /**
   * The row as it is now.
   *
   * @return its columns; UUIDs, instants and days in their ISO form, constants by their names
   */
  public JsonObject toJson() {
    return JsonObject.ofRow(columns);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof UUID || value instanceof Instant || value instanceof LocalDate) {
      return value.toString();
    } else if (value instanceof OpenEnum<?> constant) {
      return constant.value();
    }
    return value;
  }

  private static JsonObject location(Location place) {
    Map<String, Object> parts = new HashMap<>();
    put(parts, "city", place.city());
    put(parts, "region", place.region());
    put(parts, "country", place.country());
    put(parts, "lat", place.lat());
    put(parts, "lng", place.lng());
    put(parts, "timezone", place.timezone());
    return JsonObject.of(parts);
  }

  private static void put(Map<String, Object> parts, String name, @Nullable Object value) {
    if (value instanceof String || value instanceof BigDecimal) {
      parts.put(name, value);
    }
  }
}
