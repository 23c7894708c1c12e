package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.TimeRange;
import com.signalcraft.common.WireEnum;
import com.signalcraft.internal.Micros;
import com.signalcraft.jdbc.internal.json.JsonCodec;
import com.signalcraft.jdbc.internal.transaction.BinaryArray.ElementType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.postgresql.util.PGobject;

/**
 * One statement: a text that is a constant, and values for its question marks in their order.
 * Values travel beside the text, never in it; nulls have a type as well. Made, bound and run once.
 * Not thread-safe.
 */
public final class Query {

  /** What the driver takes for "from the first execution on, with all results in binary". */
  private static final int BINARY_AT_ONCE = -1;

  private final Connection connection;
  private final String sql;
  private final @Nullable Opening opening;
  private final List<Parameter> parameters = new ArrayList<>();
  private boolean binary;

  /** A statement that opens a transaction. */
  Query(Connection connection, String sql) {
    this(connection, sql, null);
  }

  /** A statement of a transaction, which is opened at the latest by it. */
  Query(Connection connection, String sql, @Nullable Opening opening) {
    this.connection = connection;
    this.sql = sql;
    this.opening = opening;
  }

  /** Hands one value over. */
  @FunctionalInterface
  private interface Parameter {
    void set(PreparedStatement statement, int index) throws SQLException;
  }

  // ---- values

  /**
   * A {@code uuid}.
   *
   * @param value the value, or null
   * @return this
   */
  public Query bind(@Nullable UUID value) {
    return value == null ? bindNull("uuid") : with((s, i) -> s.setObject(i, value));
  }

  /**
   * A {@code text}.
   *
   * @param value the value, or null
   * @return this
   */
  public Query bind(@Nullable String value) {
    return value == null ? bindNull("text") : with((s, i) -> s.setString(i, value));
  }

  /**
   * A {@code text} that is the wire name of a constant.
   *
   * @param value the constant, or null
   * @return this
   */
  public Query bind(@Nullable WireEnum value) {
    return bind(value == null ? null : value.wireName());
  }

  /**
   * A {@code text} that is the wire name of a constant.
   *
   * @param value the constant, or null
   * @return this
   */
  public Query bind(@Nullable OpenEnum<?> value) {
    return bind(value == null ? null : value.value());
  }

  /**
   * A {@code timestamptz}.
   *
   * @param value the instant, cut to microseconds, or null
   * @return this
   */
  public Query bind(@Nullable Instant value) {
    // The driver would round, and so move an instant to the next microsecond, or the next year.
    return value == null
        ? bindNull("timestamptz")
        : with(
            (s, i) ->
                s.setObject(i, value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC)));
  }

  /**
   * The bounds of a range, as two {@code timestamptz}: the first that is within, and the first that
   * is beyond. What can be stored and lies within the one lies within the other.
   *
   * @param range any range
   * @return this
   */
  public Query bind(TimeRange range) {
    return bind(Micros.instant(Micros.bound(range.from())))
        .bind(Micros.instant(Micros.bound(range.to())));
  }

  /**
   * A {@code date}.
   *
   * @param value the date, or null
   * @return this
   */
  public Query bind(@Nullable LocalDate value) {
    return value == null ? bindNull("date") : with((s, i) -> s.setObject(i, value));
  }

  /**
   * A {@code numeric}.
   *
   * @param value the exact value, or null
   * @return this
   */
  public Query bind(@Nullable BigDecimal value) {
    return value == null ? bindNull("numeric") : with((s, i) -> s.setBigDecimal(i, value));
  }

  /**
   * An {@code integer}.
   *
   * @param value the value
   * @return this
   */
  public Query bind(int value) {
    return with((s, i) -> s.setInt(i, value));
  }

  /**
   * An {@code integer}.
   *
   * @param value the value, or null
   * @return this
   */
  public Query bind(@Nullable Integer value) {
    return value == null ? bindNull("int4") : bind(value.intValue());
  }

  /**
   * A {@code bigint}.
   *
   * @param value the value
   * @return this
   */
  public Query bind(long value) {
    return with((s, i) -> s.setLong(i, value));
  }

  /**
   * A {@code boolean}.
   *
   * @param value the value, or null
   * @return this
   */
  public Query bind(@Nullable Boolean value) {
    return value == null ? bindNull("bool") : with((s, i) -> s.setBoolean(i, value));
  }

  /**
   * A {@code jsonb}.
   *
   * @param value the object, or null
   * @return this
   */
  public Query bind(@Nullable JsonObject value) {
    return value == null ? bindNull("jsonb") : bindJson(value.toJson());
  }

  /**
   * A {@code jsonb} that is a place.
   *
   * @param value the place, or null
   * @return this
   */
  public Query bind(@Nullable Location value) {
    return value == null ? bindNull("jsonb") : bindJson(JsonCodec.text(value));
  }

  /**
   * A {@code bytea}.
   *
   * @param value the bytes, not copied, or null
   * @return this
   */
  public Query bind(byte @Nullable [] value) {
    return value == null ? bindNull("bytea") : with((s, i) -> s.setBytes(i, value));
  }

  /**
   * A {@code uuid[]}.
   *
   * @param values the elements
   * @return this
   */
  public Query bindUuids(Collection<UUID> values) {
    return bindBinary(ElementType.UUID, values, UUID::toString);
  }

  /**
   * A {@code text[]}.
   *
   * @param values the elements; some may be null
   * @return this
   */
  public Query bindTexts(Collection<? extends @Nullable String> values) {
    return bindArray("text", values.toArray());
  }

  /**
   * A {@code timestamptz[]}.
   *
   * @param values the elements, cut to microseconds
   * @return this
   */
  public Query bindInstants(Collection<Instant> values) {
    return bindBinary(
        ElementType.TIMESTAMPTZ, values, value -> value.truncatedTo(ChronoUnit.MICROS).toString());
  }

  /**
   * A {@code numeric[]}.
   *
   * @param values the elements, exact; some may be null
   * @return this
   */
  public Query bindDecimals(Collection<? extends @Nullable BigDecimal> values) {
    return bindBinary(ElementType.NUMERIC, values, BigDecimal::toPlainString);
  }

  /**
   * An array of any type.
   *
   * @param elementType the name of its elements' type, a constant such as {@code numeric}
   * @param elements a Java array, of primitives or of objects in a form that the driver takes for
   *     that type, not copied; or null
   * @return this
   */
  public Query bindArray(String elementType, @Nullable Object elements) {
    return elements == null
        ? bindNull(elementType + "[]")
        : with((s, i) -> s.setArray(i, arrayOf(elementType, elements)));
  }

  /**
   * A {@code jsonb} that is an array of objects.
   *
   * @param objects the objects
   * @return this
   */
  public Query bindObjects(List<JsonObject> objects) {
    return bindJson(JsonCodec.text(objects));
  }

  private <E> Query bindBinary(
      ElementType type, Collection<? extends @Nullable E> values, Function<E, String> text) {
    return with(
        (s, i) -> {
          if (BinaryArray.isTakenBy(connection, type)) {
            s.setObject(i, new BinaryArray(type, values));
          } else {
            Object[] texts =
                values.stream().map(value -> value == null ? null : text.apply(value)).toArray();
            s.setArray(i, connection.createArrayOf(type.sqlName(), texts));
          }
        });
  }

  private java.sql.Array arrayOf(String elementType, Object elements) throws SQLException {
    return elements instanceof Object[] objects
        ? connection.createArrayOf(elementType, objects)
        : connection.unwrap(org.postgresql.PGConnection.class).createArrayOf(elementType, elements);
  }

  private Query bindJson(String text) {
    return with(
        (s, i) -> {
          PGobject json = new PGobject();
          json.setType("jsonb");
          json.setValue(text);
          s.setObject(i, json);
        });
  }

  private Query bindNull(String type) {
    return with((s, i) -> s.setNull(i, Types.NULL, type));
  }

  private Query with(Parameter parameter) {
    parameters.add(parameter);
    return this;
  }

  // ---- run

  /**
   * Asks for the result in the database's binary form, which costs less for many rows; where the
   * statement is new to the connection it is described first, a round trip more. Without effect
   * where statements cannot be prepared on the server.
   *
   * @return this
   */
  public Query inBinary() {
    binary = true;
    return this;
  }

  /**
   * Runs it and reads all rows.
   *
   * @param mapper makes a value of each row
   * @param <T> the type of the values
   * @return the values, in the order of the rows
   * @throws SQLException if the database refuses
   */
  public <T> List<T> list(RowMapper<T> mapper) throws SQLException {
    List<T> values = new ArrayList<>();
    forEach(0, row -> values.add(mapper.map(row)));
    return values;
  }

  /**
   * Runs it and reads the one row that there is, if any.
   *
   * @param mapper makes a value of the row
   * @param <T> the type of the value
   * @return the value, or empty where there is no row
   * @throws SQLException if the database refuses
   */
  public <T> Optional<T> optional(RowMapper<T> mapper) throws SQLException {
    List<T> values = list(mapper);
    if (values.size() > 1) {
      throw new IllegalStateException("there is more than one row");
    }
    return values.stream().findFirst();
  }

  /**
   * Runs it and reads the one row that there must be.
   *
   * @param mapper makes a value of the row
   * @param <T> the type of the value
   * @return the value
   * @throws SQLException if the database refuses
   */
  public <T> T one(RowMapper<T> mapper) throws SQLException {
    return optional(mapper).orElseThrow(() -> new IllegalStateException("there is no row"));
  }

  /**
   * Runs it and tells whether there is a row.
   *
   * @return true if there is
   * @throws SQLException if the database refuses
   */
  public boolean exists() throws SQLException {
    return !list(row -> true).isEmpty();
  }

  /**
   * Runs it and takes the rows one by one.
   *
   * @param fetchSize how many rows are held at once, or 0 for all
   * @param handler takes each row
   * @throws SQLException if the database refuses
   */
  public void forEach(int fetchSize, RowHandler handler) throws SQLException {
    // Neither a cursor nor a description goes together with another statement.
    if (opening != null && !opening.isDone() && fetchSize == 0 && !binary) {
      openAndRun(opening, handler);
      return;
    }
    open();
    try (PreparedStatement statement = prepare()) {
      statement.setFetchSize(fetchSize);
      try (ResultSet result = statement.executeQuery()) {
        readAll(result, handler);
      }
    }
  }

  private void open() throws SQLException {
    if (opening != null) {
      opening.make();
    }
  }

  /** Both in one message; nothing of the second's rows is read before the first's answer is. */
  private void openAndRun(Opening first, RowHandler handler) throws SQLException {
    Query before = first.statement();
    try (PreparedStatement both = connection.prepareStatement(before.sql + ";\n" + sql)) {
      before.setParameters(both, 0);
      setParameters(both, before.parameters.size());
      both.execute();
      try (ResultSet answer = both.getResultSet()) {
        first.read(new Rows(answer));
      }
      if (!both.getMoreResults()) {
        throw new IllegalStateException("there is no result");
      }
      try (ResultSet result = both.getResultSet()) {
        readAll(result, handler);
      }
    }
  }

  private static void readAll(ResultSet result, RowHandler handler) throws SQLException {
    Rows rows = new Rows(result);
    while (rows.next()) {
      handler.handle(rows);
    }
  }

  /**
   * Runs a statement that gives no rows.
   *
   * @return how many rows it changed
   * @throws SQLException if the database refuses
   */
  public int update() throws SQLException {
    open();
    try (PreparedStatement statement = prepare()) {
      return statement.executeUpdate();
    }
  }

  /**
   * Calls a function of the database for its effect; what it returns is left unread.
   *
   * @throws SQLException if the database refuses
   */
  public void call() throws SQLException {
    forEach(0, row -> {});
  }

  private PreparedStatement prepare() throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      PGStatement postgres = statement.unwrap(PGStatement.class);
      if (binary && postgres.getPrepareThreshold() > 0) {
        postgres.setPrepareThreshold(BINARY_AT_ONCE);
      }
      setParameters(statement, 0);
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private void setParameters(PreparedStatement statement, int before) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      parameters.get(i).set(statement, before + i + 1);
    }
  }
}
