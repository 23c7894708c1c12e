package com.signalcraft.jdbc.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.TimeRange;
import com.signalcraft.security.Identity;
import com.signalcraft.security.Role;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** Values on their way to the database and back. */
class QueryTest extends TransactionTest {

  @Test
  void every_value_comes_back_as_it_went() {
    UUID uuid = UUID.randomUUID();
    Instant instant = Instant.parse("2026-03-15T10:20:30.123456Z");
    BigDecimal decimal = new BigDecimal("12345678901234567890.1234567890");
    JsonObject json = JsonObject.of("a", new BigDecimal("0.10"));
    Location place = Location.of("Hamburg", "Germany");

    in(
        tx ->
            tx.query(
                    """
                    select ? as uuid, ? as text, ? as instant, ? as date, ? as decimal, ? as integer,
                           ? as bigint, ? as bool, ? as json, ? as place, ? as role, ? as tier,
                           ? as uuids, ? as texts, ?::double precision as real,
                           encode(?, 'hex') as bytes
                    """)
                .bind(uuid)
                .bind("'; drop table public.counters; --")
                .bind(instant.plusNanos(999))
                .bind(LocalDate.of(2026, 3, 15))
                .bind(decimal)
                .bind(7)
                .bind(8L)
                .bind(true)
                .bind(json)
                .bind(place)
                .bind(Role.ADMIN)
                .bind(OpenEnum.parse(SubscriptionTier.class, "gold"))
                .bindUuids(List.of(uuid))
                .bindTexts(List.of("a", "{,\"}"))
                .bind(new BigDecimal("0.5"))
                .bind("é".getBytes(StandardCharsets.UTF_8))
                .one(
                    row -> {
                      assertThat(row.uuid("uuid")).isEqualTo(uuid);
                      assertThat(row.text("text")).isEqualTo("'; drop table public.counters; --");
                      assertThat(row.instant("instant")).as("cut, not rounded").isEqualTo(instant);
                      assertThat(row.date("date")).isEqualTo(LocalDate.of(2026, 3, 15));
                      assertThat(row.decimal("decimal")).isEqualTo(decimal);
                      assertThat(row.integer("integer")).isEqualTo(7);
                      assertThat(row.bigint("bigint")).isEqualTo(8);
                      assertThat(row.bool("bool")).isTrue();
                      assertThat(row.json("json")).isEqualTo(json);
                      assertThat(row.location("place")).isEqualTo(place);
                      assertThat(row.constant(Role.class, "role"))
                          .isEqualTo(OpenEnum.of(Role.ADMIN));
                      assertThat(row.constant(SubscriptionTier.class, "tier").known()).isEmpty();
                      assertThat(row.uuids("uuids")).containsExactly(uuid);
                      assertThat(row.texts("texts")).containsExactly("a", "{,\"}");
                      assertThat(row.real("real")).isEqualTo(0.5);
                      assertThat(row.text("bytes")).isEqualTo("c3a9");
                      return true;
                    }));
  }

  @Test
  void arrays_come_back_as_they_went_in_binary_and_as_text() throws SQLException {
    SplittableRandom random = new SplittableRandom(1);
    List<BigDecimal> decimals = new ArrayList<>();
    List<Instant> instants =
        new ArrayList<>(
            List.of(
                Instant.parse("1970-01-01T00:00:00Z"),
                Instant.parse("1999-12-31T23:59:59.999999Z"),
                Instant.parse("2000-01-01T00:00:00Z"),
                Instant.parse("2099-12-31T23:59:59.999999Z")));
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      decimals.add(
          new BigDecimal(
              new BigInteger(random.nextInt(1, 160), new Random(i)), random.nextInt(50)));
      decimals.add(decimals.get(decimals.size() - 1).negate());
      instants.add(Instant.EPOCH.plus(random.nextLong(4_102_444_800_000_000L), ChronoUnit.MICROS));
      ids.add(new UUID(random.nextLong(), random.nextLong()));
    }
    decimals.addAll(
        List.of(
            BigDecimal.ZERO,
            new BigDecimal("0.0000"),
            new BigDecimal("1e49"),
            new BigDecimal("1e-50"),
            new BigDecimal("10000"),
            new BigDecimal("9999.9999"),
            new BigDecimal("-0.00010000")));
    PGSimpleDataSource simple = database.app();
    simple.setPreferQueryMode(PreferQueryMode.SIMPLE);
    try (Connection binary = database.app().getConnection();
        Connection text = simple.getConnection()) {
      for (Connection connection : List.of(binary, text)) {
        assertThat(BinaryArray.isTakenBy(connection, BinaryArray.ElementType.NUMERIC))
            .isEqualTo(connection == binary);
        for (int i = 0; i < 7; i++) {
          comesBack(connection, "uuid", ids, query -> query.bindUuids(ids));
          comesBack(
              connection,
              "numeric",
              decimals.stream()
                  .map(value -> value.scale() < 0 ? value.setScale(0) : value)
                  .toList(),
              query -> query.bindDecimals(decimals));
          List<Instant> read = new ArrayList<>();
          new Query(
                  connection,
                  "select a as v from unnest(?::timestamptz[]) with ordinality u (a, n) order by n")
              .bindInstants(instants)
              .forEach(0, row -> read.add(row.instant("v")));
          assertThat(read).isEqualTo(instants);
        }
      }
    }
  }

  private static void comesBack(
      Connection connection, String type, List<?> expected, UnaryOperator<Query> bind)
      throws SQLException {
    List<String> read = new ArrayList<>();
    String sql =
        "select a::text as v from unnest(?::" + type + "[]) with ordinality u (a, n) order by n";
    bind.apply(new Query(connection, sql)).forEach(0, row -> read.add(row.text("v")));
    assertThat(read)
        .isEqualTo(
            expected.stream()
                .map(value -> value instanceof BigDecimal d ? d.toPlainString() : value.toString())
                .toList());
  }

  @Test
  void arrays_may_be_empty_and_decimals_in_them_null() {
    in(
        tx ->
            tx.query(
                    """
                    select cardinality(?) as ids, cardinality(?) as instants,
                           array_to_string(?, ',', '-') as decimals
                    """)
                .bindUuids(List.of())
                .bindInstants(List.of())
                .bindDecimals(Arrays.asList(BigDecimal.ONE, null, BigDecimal.TEN))
                .one(
                    row -> {
                      assertThat(row.integer("ids")).isZero();
                      assertThat(row.integer("instants")).isZero();
                      assertThat(row.text("decimals")).isEqualTo("1,-,10");
                      return true;
                    }));
  }

  @Test
  void every_kind_of_null_has_a_type() {
    in(
        tx ->
            tx.query(
                    """
                    select pg_typeof(?)::text || ',' || pg_typeof(?)::text || ','
                        || pg_typeof(?)::text || ',' || pg_typeof(?)::text || ','
                        || pg_typeof(?)::text || ',' || pg_typeof(?)::text || ','
                        || pg_typeof(?)::text || ',' || pg_typeof(?)::text || ','
                        || pg_typeof(?)::text as types
                    """)
                .bind((UUID) null)
                .bind((String) null)
                .bind((Instant) null)
                .bind((LocalDate) null)
                .bind((BigDecimal) null)
                .bind((Integer) null)
                .bind((Boolean) null)
                .bind((JsonObject) null)
                .bind((byte[]) null)
                .one(
                    row -> {
                      assertThat(row.text("types"))
                          .isEqualTo(
                              "uuid,text,timestamp with time zone,date,numeric,integer,boolean,"
                                  + "jsonb,bytea");
                      return true;
                    }));
  }

  @Test
  void nulls_are_read_where_they_may_be_and_told_where_not() {
    in(
        tx ->
            tx.query(
                    """
                    select null::uuid as uuid, null::text as text, null::timestamptz as instant,
                           null::numeric as decimal, null::jsonb as json, null::int as integer
                    """)
                .one(
                    row -> {
                      assertThat(row.uuidOrNull("uuid")).isNull();
                      assertThat(row.textOrNull("text")).isNull();
                      assertThat(row.instantOrNull("instant")).isNull();
                      assertThat(row.decimalOrNull("decimal")).isNull();
                      assertThat(row.jsonOrNull("json")).isNull();
                      assertThat(row.locationOrNull("json")).isNull();
                      assertThat(row.constantOrNull(Role.class, "text")).isNull();
                      assertThatExceptionOfType(IllegalStateException.class)
                          .isThrownBy(() -> row.uuid("uuid"))
                          .withMessage("the column uuid is null");
                      assertThatExceptionOfType(IllegalStateException.class)
                          .isThrownBy(() -> row.integer("integer"));
                      return true;
                    }));
  }

  @Test
  void arrays_hold_nulls_and_cut_instants() {
    in(
        tx ->
            tx.query(
                    """
                    select ?::text || ?::text as arrays,
                           ? = array['2026-03-15 10:20:30.123456+00', '1970-01-01 00:00+00']
                               ::timestamptz[] as cut
                    """)
                .bindTexts(Arrays.asList("a", null, ""))
                .bindDecimals(Arrays.asList(new BigDecimal("1.50"), null, new BigDecimal("1E+3")))
                .bindInstants(
                    List.of(Instant.parse("2026-03-15T10:20:30.123456999Z"), Instant.EPOCH))
                .one(
                    row -> {
                      assertThat(row.text("arrays")).isEqualTo("{a,NULL,\"\"}{1.50,NULL,1000}");
                      assertThat(row.bool("cut")).isTrue();
                      return true;
                    }));
  }

  @Test
  void a_range_is_rounded_up_to_microseconds_and_cut_to_what_can_be_stored() {
    Instant noon = Instant.parse("2026-03-15T12:00:00Z");

    assertThat(bounds(TimeRange.of(noon, noon.plusNanos(1_000))))
        .containsExactly(noon, noon.plusNanos(1_000));
    assertThat(bounds(TimeRange.of(noon.plusNanos(1), noon.plusNanos(1_001))))
        .containsExactly(noon.plusNanos(1_000), noon.plusNanos(2_000));
    assertThat(bounds(TimeRange.of(Instant.MIN, Instant.MAX)))
        .containsExactly(TimeRange.EARLIEST, TimeRange.LATEST);
  }

  private List<Instant> bounds(TimeRange range) {
    return engine
        .as(Identity.user(ada))
        .call(
            "test",
            tx ->
                tx.query("select ? as lower, ? as upper")
                    .bind(range)
                    .one(row -> List.of(row.instant("lower"), row.instant("upper"))));
  }

  @Test
  void rows_are_taken_in_portions() {
    in(
        tx -> {
          List<Integer> seen = new ArrayList<>();
          tx.query("select n from generate_series(1, 1000) n")
              .forEach(10, row -> seen.add(row.integer("n")));
          assertThat(seen).hasSize(1_000).isSorted();
          return true;
        });
  }

  @Test
  void one_row_is_one_row() {
    in(
        tx -> {
          assertThat(tx.query("select 1 where false").exists()).isFalse();
          assertThat(tx.query("select 1").exists()).isTrue();
          assertThat(tx.query("select 1 as n where false").optional(row -> row.integer("n")))
              .isEmpty();
          assertThatExceptionOfType(IllegalStateException.class)
              .isThrownBy(() -> tx.query("select 1 as n where false").one(row -> row.integer("n")));
          assertThatExceptionOfType(IllegalStateException.class)
              .isThrownBy(
                  () -> tx.query("values (1), (2)").optional(row -> row.integer("column1")));
          assertThat(tx.query("update public.counters set value = 1").update()).isEqualTo(2);
          return true;
        });
  }

  @Test
  void rows_are_copied_in_as_a_whole_or_not_at_all() {
    Session service = engine.as(Identity.service());
    byte[] rows = "c\t1\nd\t2\n".getBytes(StandardCharsets.UTF_8);

    long copied =
        service.call(
            "copy",
            tx ->
                tx.copyIn(
                    "copy public.counters (name, value) from stdin",
                    sink -> sink.write(rows, 0, rows.length)));
    assertThat(copied).isEqualTo(2);
    assertThat(counter("d")).isEqualTo(2);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                service.run(
                    "copy",
                    tx ->
                        tx.copyIn(
                            "copy public.counters (name, value) from stdin",
                            sink -> {
                              sink.write("e\t1\n".getBytes(StandardCharsets.UTF_8), 0, 4);
                              throw new IllegalStateException("on purpose");
                            })));
    assertThat(database.value("select count(*) from public.counters where name = 'e'"))
        .isEqualTo("0");
    database.execute("delete from public.counters where name > 'b'");
  }

  private <T> void in(Work<T> work) {
    T unused = engine.as(Identity.user(ada)).call("test", work);
    assertThat(unused).isNotNull();
  }
}
