package com.signalcraft.examples.benchmarks.database;

import com.signalcraft.examples.benchmarks.Comparison;
import com.signalcraft.examples.benchmarks.Expect;
import com.signalcraft.examples.benchmarks.Figure;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.Rounds;
import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.jdbc.TokenVerifier;
import com.signalcraft.jdbc.internal.transaction.Engine;
import com.signalcraft.jdbc.internal.transaction.EngineSettings;
import com.signalcraft.jdbc.internal.transaction.RetryPolicy;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What row level security and being bound to a caller cost: the same statement in a transaction of
 * the back end, for a user, and in one of the owner, by plain JDBC on a pool of the same settings.
 */
final class TransactionFigures {

  /** What each of the statements asks for. */
  private enum Statement {
    THIRTY_DAYS(
        "30 days of one source",
        1.5,
        """
        select timestamp as at, value
          from public.kpi_data
         where business_id = ?
           and source_id = ?
           and timestamp >= ?
           and timestamp < ?
         order by timestamp, id
        """),
    LATEST(
        "the latest of each of 5 sources",
        2,
        """
        select l.timestamp as at, l.value
          from public.kpi_sources s
         cross join lateral (
                 select d.timestamp, d.value
                   from public.kpi_data d
                  where d.business_id = s.business_id
                    and d.source_id = s.id
                    and d.timestamp <= now()
                  order by d.timestamp desc, d.id desc
                  limit 1
               ) l
         where s.business_id = ?
           and s.deleted_at is null
        """),
    DAILY_SUMS(
        "30 daily sums of one source",
        1.3,
        """
        select date_trunc('day', timestamp, 'UTC') as at, sum(value) as value
          from public.kpi_data
         where business_id = ?
           and source_id = ?
           and timestamp >= ?
           and timestamp < ?
         group by 1
         order by 1
        """);

    private final String words;
    private final double atMost;
    private final String sql;

    Statement(String words, double atMost, String sql) {
      this.words = words;
      this.atMost = atMost;
      this.sql = sql;
    }
  }

  /** A row of any of them. */
  private record Value(Instant at, BigDecimal value) {}

  private static final int DAYS = 30;

  private final Dataset dataset;
  private final Engine engine;
  private final HikariDataSource owner;

  private TransactionFigures(Dataset dataset, Engine engine, HikariDataSource owner) {
    this.dataset = dataset;
    this.engine = engine;
    this.owner = owner;
  }

  static String table(Server server, Dataset dataset, Scale scale) throws Exception {
    EngineSettings settings =
        new EngineSettings(
            PoolMode.DIRECT,
            Server.STATEMENT_TIMEOUT,
            new RetryPolicy(1, time -> {}, () -> 0),
            TokenVerifier.none());
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "transaction",
            "the owner's",
            "a caller's",
            "times the owner's",
            "lowest to highest",
            "wanted"));
    try (HikariDataSource callers = server.appPool();
        HikariDataSource owner = server.ownerPool(Database.SIGNALCRAFT);
        Engine engine = new Engine(settings, callers, null)) {
      TransactionFigures figures = new TransactionFigures(dataset, engine, owner);
      for (Statement statement : Statement.values()) {
        rows.add(figures.row(statement, scale));
      }
    }
    return FigureTable.table(rows);
  }

  private List<String> row(Statement statement, Scale scale) throws Exception {
    Comparison result =
        new Rounds(scale.rounds(), scale.calls(), scale.calls())
            .compare(
                call -> check(statement, asCaller(statement, call)),
                call -> check(statement, asOwner(statement, call)));
    return List.of(
        statement.words,
        Figure.time(result.baseTimes().median()),
        Figure.time(result.times().median()),
        Figure.threeDigits(result.timesAsLong(0.5)),
        Figure.threeDigits(result.timesAsLong(0))
            + " to "
            + Figure.threeDigits(result.timesAsLong(1)),
        "at most " + statement.atMost);
  }

  private List<Value> asCaller(Statement statement, int call) {
    Tenant tenant = dataset.tenant(call);
    return new Session(engine, Identity.user(tenant.userId()), CallOrigin.UNKNOWN)
        .read(
            "read",
            tx -> {
              var query = tx.query(statement.sql).bind(tenant.businessId());
              if (statement != Statement.LATEST) {
                query.bind(dataset.source(call)).bind(from()).bind(dataset.end());
              }
              return query.list(row -> new Value(row.instant("at"), row.decimal("value")));
            });
  }

  private List<Value> asOwner(Statement statement, int call) throws SQLException {
    List<Value> values = new ArrayList<>();
    try (Connection connection = owner.getConnection()) {
      try (PreparedStatement prepared = connection.prepareStatement(statement.sql)) {
        prepared.setObject(1, dataset.tenant(call).businessId());
        if (statement != Statement.LATEST) {
          UUID source = dataset.source(call);
          prepared.setObject(2, source);
          prepared.setObject(3, from().atOffset(ZoneOffset.UTC));
          prepared.setObject(4, dataset.end().atOffset(ZoneOffset.UTC));
        }
        try (ResultSet result = prepared.executeQuery()) {
          while (result.next()) {
            values.add(
                new Value(
                    result.getObject("at", OffsetDateTime.class).toInstant(),
                    result.getBigDecimal("value")));
          }
        }
      }
      connection.commit();
    }
    return values;
  }

  private Instant from() {
    return dataset.end().minus(Duration.ofDays(DAYS));
  }

  private static void check(Statement statement, List<Value> values) {
    if (statement == Statement.LATEST) {
      Expect.count(Scale.SOURCES_PER_BUSINESS, values.size());
    } else {
      Expect.count(1, Math.min(1, values.size()));
    }
  }
}
