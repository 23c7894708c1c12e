package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.WireEnum;
import com.signalcraft.internal.Micros;
import com.signalcraft.jdbc.internal.json.JsonCodec;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGResultSetMetaData;
import org.postgresql.core.Field;
import org.postgresql.util.ByteConverter;

/**
 * The row of a result that is being read, by names of columns. A column that must not be null and
 * is one is a defect of the schema or of the query. Not thread-safe.
 */
public final class Rows {

  /** 2000-01-01T00:00Z, from which the binary form counts, in microseconds since 1970. */
  static final long BINARY_EPOCH = 946_684_800_000_000L;

  private final ResultSet result;
  private @Nullable PGResultSetMetaData metaData;

  Rows(ResultSet result) {
    this.result = result;
  }

  boolean next() throws SQLException {
    return result.next();
  }

  /**
   * A {@code uuid}.
   *
   * @param column the column
   * @return the value
   * @throws SQLException if there is no such column, or it has another type
   */
  public UUID uuid(String column) throws SQLException {
    return present(column, uuidOrNull(column));
  }

  /**
   * A {@code uuid} that may be null.
   *
   * @param column the column
   * @return the value, or null
   * @throws SQLException if there is no such column, or it has another type
   */
  public @Nullable UUID uuidOrNull(String column) throws SQLException {
    return result.getObject(column, UUID.class);
  }

  /**
   * A {@code text}.
   *
   * @param column the column
   * @return the value
   * @throws SQLException if there is no such column
   */
  public String text(String column) throws SQLException {
    return present(column, textOrNull(column));
  }

  /**
   * A {@code text} that may be null.
   *
   * @param column the column
   * @return the value, or null
   * @throws SQLException if there is no such column
   */
  public @Nullable String textOrNull(String column) throws SQLException {
    return result.getString(column);
  }

  /**
   * A {@code timestamptz}.
   *
   * @param column the column
   * @return the instant, in microseconds
   * @throws SQLException if there is no such column, or it has another type
   */
  public Instant instant(String column) throws SQLException {
    return present(column, instantOrNull(column));
  }

  /**
   * A {@code timestamptz} that may be null.
   *
   * @param column the column
   * @return the instant, in microseconds, or null
   * @throws SQLException if there is no such column, or it has another type
   */
  public @Nullable Instant instantOrNull(String column) throws SQLException {
    OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /**
   * A {@code timestamptz}, without an object for it where the result is binary.
   *
   * @param column the column
   * @return microseconds since 1970-01-01T00:00Z
   * @throws SQLException if there is no such column, or it has another type
   */
  public long micros(String column) throws SQLException {
    int index = result.findColumn(column);
    if (!isBinary(index)) {
      return Micros.floor(instant(column));
    }
    return BINARY_EPOCH + ByteConverter.int8(present(column, result.getBytes(index)), 0);
  }

  private boolean isBinary(int index) throws SQLException {
    PGResultSetMetaData columns = metaData;
    if (columns == null) {
      columns = result.getMetaData().unwrap(PGResultSetMetaData.class);
      metaData = columns;
    }
    return columns.getFormat(index) == Field.BINARY_FORMAT;
  }

  /**
   * A {@code date}.
   *
   * @param column the column
   * @return the date
   * @throws SQLException if there is no such column, or it has another type
   */
  public LocalDate date(String column) throws SQLException {
    return present(column, result.getObject(column, LocalDate.class));
  }

  /**
   * A {@code numeric}.
   *
   * @param column the column
   * @return the exact value
   * @throws SQLException if there is no such column, or it is no finite number
   */
  public BigDecimal decimal(String column) throws SQLException {
    return present(column, decimalOrNull(column));
  }

  /**
   * A {@code numeric} that may be null.
   *
   * @param column the column
   * @return the exact value, or null
   * @throws SQLException if there is no such column, or it is no finite number
   */
  public @Nullable BigDecimal decimalOrNull(String column) throws SQLException {
    return result.getBigDecimal(column);
  }

  /**
   * An {@code integer}.
   *
   * @param column the column
   * @return the value
   * @throws SQLException if there is no such column, or it is out of range
   */
  public int integer(String column) throws SQLException {
    int value = result.getInt(column);
    requireNotNull(column);
    return value;
  }

  /**
   * A {@code bigint}.
   *
   * @param column the column
   * @return the value
   * @throws SQLException if there is no such column, or it is out of range
   */
  public long bigint(String column) throws SQLException {
    long value = result.getLong(column);
    requireNotNull(column);
    return value;
  }

  /**
   * A {@code double precision}, or a {@code numeric} rounded to one.
   *
   * @param column the column
   * @return the value
   * @throws SQLException if there is no such column
   */
  public double real(String column) throws SQLException {
    double value = result.getDouble(column);
    requireNotNull(column);
    return value;
  }

  /**
   * A {@code double precision} that may be null.
   *
   * @param column the column
   * @return the value, or null
   * @throws SQLException if there is no such column
   */
  public @Nullable Double realOrNull(String column) throws SQLException {
    double value = result.getDouble(column);
    return result.wasNull() ? null : value;
  }

  /**
   * A {@code bytea}.
   *
   * @param column the column
   * @return the bytes
   * @throws SQLException if there is no such column, or it has another type
   */
  public byte[] bytes(String column) throws SQLException {
    return present(column, result.getBytes(column));
  }

  /**
   * A {@code boolean}.
   *
   * @param column the column
   * @return the value
   * @throws SQLException if there is no such column, or it has another type
   */
  public boolean bool(String column) throws SQLException {
    boolean value = result.getBoolean(column);
    requireNotNull(column);
    return value;
  }

  /**
   * A {@code jsonb} that is an object.
   *
   * @param column the column
   * @return the object
   * @throws SQLException if there is no such column
   */
  public JsonObject json(String column) throws SQLException {
    return JsonCodec.object(column, text(column));
  }

  /**
   * A {@code jsonb} that is an object, or null.
   *
   * @param column the column
   * @return the object, or null
   * @throws SQLException if there is no such column
   */
  public @Nullable JsonObject jsonOrNull(String column) throws SQLException {
    String json = textOrNull(column);
    return json == null ? null : JsonCodec.object(column, json);
  }

  /**
   * A {@code jsonb} that is an array of objects.
   *
   * @param column the column
   * @return the objects
   * @throws SQLException if there is no such column
   */
  public List<JsonObject> objects(String column) throws SQLException {
    return JsonCodec.objects(column, text(column));
  }

  /**
   * A {@code jsonb} that is a place.
   *
   * @param column the column
   * @return the place
   * @throws SQLException if there is no such column
   */
  public Location location(String column) throws SQLException {
    return JsonCodec.location(column, text(column));
  }

  /**
   * A {@code jsonb} that is a place, or null.
   *
   * @param column the column
   * @return the place, or null
   * @throws SQLException if there is no such column
   */
  public @Nullable Location locationOrNull(String column) throws SQLException {
    String json = textOrNull(column);
    return json == null ? null : JsonCodec.location(column, json);
  }

  /**
   * A {@code text} that is the wire name of a constant.
   *
   * @param type the enumeration
   * @param column the column
   * @param <E> the enumeration
   * @return the constant, known to this version or not
   * @throws SQLException if there is no such column
   */
  public <E extends Enum<E> & WireEnum> OpenEnum<E> constant(Class<E> type, String column)
      throws SQLException {
    return OpenEnum.parse(type, text(column));
  }

  /**
   * A {@code text} that is the wire name of a constant, or null.
   *
   * @param type the enumeration
   * @param column the column
   * @param <E> the enumeration
   * @return the constant, known to this version or not, or null
   * @throws SQLException if there is no such column
   */
  public <E extends Enum<E> & WireEnum> @Nullable OpenEnum<E> constantOrNull(
      Class<E> type, String column) throws SQLException {
    String name = textOrNull(column);
    return name == null ? null : OpenEnum.parse(type, name);
  }

  /**
   * A {@code text[]} without nulls.
   *
   * @param column the column
   * @return the values, in their order
   * @throws SQLException if there is no such column, or it has another type
   */
  public List<String> texts(String column) throws SQLException {
    return elements(column, String[].class);
  }

  /**
   * A {@code uuid[]} without nulls.
   *
   * @param column the column
   * @return the values, in their order
   * @throws SQLException if there is no such column, or it has another type
   */
  public List<UUID> uuids(String column) throws SQLException {
    return elements(column, UUID[].class);
  }

  private <T> List<T> elements(String column, Class<T[]> type) throws SQLException {
    Array array = present(column, result.getArray(column));
    Object elements = array.getArray();
    if (!type.isInstance(elements)) {
      throw new IllegalStateException("the column " + column + " is no " + type.getSimpleName());
    }
    return List.copyOf(Arrays.asList(type.cast(elements)));
  }

  private void requireNotNull(String column) throws SQLException {
    if (result.wasNull()) {
      throw isNull(column);
    }
  }

  private static <T> T present(String column, @Nullable T value) {
    if (value == null) {
      throw isNull(column);
    }
    return value;
  }

  private static IllegalStateException isNull(String column) {
    return new IllegalStateException("the column " + column + " is null");
  }
}
