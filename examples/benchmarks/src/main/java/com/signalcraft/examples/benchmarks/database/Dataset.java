package com.signalcraft.examples.benchmarks.database;

import com.signalcraft.SignalCraft;
import com.signalcraft.examples.benchmarks.Expect;
import com.signalcraft.kpi.KpiPoint;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The same points in both databases, and one business more, in one of them, for long series and
 * pushes. Immutable.
 *
 * @param end the last hour that there are points of
 * @param tenants the businesses
 * @param extra the business more, whose first source has the long series
 */
record Dataset(Instant end, List<Tenant> tenants, Tenant extra) {

  private static final Duration APART = Duration.ofHours(1);
  private static final Duration SERIES_APART = Duration.ofSeconds(30);
  private static final Duration PUSH_APART = Duration.ofMinutes(1);

  /** A source and its business. */
  private record Source(UUID businessId, UUID id) {}

  static Dataset load(Server server, SignalCraft service, Scale scale) throws SQLException {
    List<Tenant> tenants =
        IntStream.range(0, scale.businesses())
            .mapToObj(i -> Tenant.create(service, i, Scale.SOURCES_PER_BUSINESS))
            .toList();
    Tenant extra = Tenant.create(service, scale.businesses(), 1);
    // So that sources for all the pushes fit into the plan.
    server.execute(
        Database.SIGNALCRAFT,
        "insert into public.subscriptions (user_id, tier, status) values ('"
            + extra.userId()
            + "', 'enterprise', 'active')"
            + " on conflict (user_id) do update set tier = 'enterprise', status = 'active'");
    DocumentSchema.create(server, tenants);
    Dataset dataset = new Dataset(Instant.now().truncatedTo(ChronoUnit.HOURS), tenants, extra);
    dataset.loadPoints(server, scale);
    DocumentSchema.createIndexes(server);
    for (Database database : Database.values()) {
      server.execute(database, "vacuum (analyze)");
    }
    return dataset;
  }

  private void loadPoints(Server server, Scale scale) throws SQLException {
    // In the order of the key, as they do not come, which loads faster.
    List<Source> sources =
        tenants.stream()
            .flatMap(
                tenant ->
                    tenant.sourceIds().stream().map(id -> new Source(tenant.businessId(), id)))
            .sorted(Comparator.comparing(source -> source.businessId() + " " + source.id()))
            .toList();
    try (Connection ours = loader(server, Database.SIGNALCRAFT);
        Connection document = loader(server, Database.DOCUMENT);
        PointRows rows = PointRows.into(ours, Database.SIGNALCRAFT);
        PointRows documentRows = PointRows.into(document, Database.DOCUMENT)) {
      for (Source source : sources) {
        for (KpiPoint point : points(source.id(), scale.pointsPerSource(), APART).toList()) {
          rows.add(source.businessId(), point);
          documentRows.add(source.businessId(), point);
        }
      }
      long expected = (long) sources.size() * scale.pointsPerSource();
      Expect.count(expected, documentRows.end());
      for (KpiPoint point : points(seriesSource(), scale.seriesPoints(), SERIES_APART).toList()) {
        rows.add(extra.businessId(), point);
      }
      Expect.count(expected + scale.seriesPoints(), rows.end());
      ours.commit();
      document.commit();
    }
  }

  /** A connection that loads without looking up the source of each row, which takes longest. */
  private static Connection loader(Server server, Database database) throws SQLException {
    Connection connection = server.owner(database).getConnection();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
    }
    return connection;
  }

  UUID seriesSource() {
    return extra.sourceIds().get(0);
  }

  /** Points of a source, such as are pushed to it. */
  List<KpiPoint> pushed(UUID sourceId, int count) {
    return points(sourceId, count, PUSH_APART).toList();
  }

  /** The tenant of a call, each in turn. */
  Tenant tenant(int call) {
    return tenants.get(call % tenants.size());
  }

  /** The source of a call, each in turn. */
  UUID source(int call) {
    List<UUID> sources = tenant(call).sourceIds();
    return sources.get(call / tenants.size() % sources.size());
  }

  /** Points of four digits and two decimals, of which the last is at the end. */
  private Stream<KpiPoint> points(UUID sourceId, int count, Duration apart) {
    SplittableRandom random = new SplittableRandom(sourceId.getLeastSignificantBits());
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                KpiPoint.of(
                    sourceId,
                    end.minus(apart.multipliedBy(count - 1 - i)),
                    BigDecimal.valueOf(random.nextInt(100_000, 1_000_000), 2)));
  }
}
