package com.signalcraft.examples.benchmarks.database;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.TimeRange;
import com.signalcraft.examples.benchmarks.Comparison;
import com.signalcraft.examples.benchmarks.Expect;
import com.signalcraft.examples.benchmarks.Figure;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.HeapPeak;
import com.signalcraft.examples.benchmarks.Rounds;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.series.TimeSeries;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.postgresql.PGStatement;

/**
 * How fast points go in and come out, by the API for the owner of their business, and by the least
 * that the driver offers for the same, for the owner of the table.
 */
final class PointFigures {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int FETCH_SIZE = 10_000;

  private static final String SERIES =
      """
      select timestamp, value::float8 as value
        from public.kpi_data
       where business_id = ?
         and source_id = ?
         and timestamp >= ?
         and timestamp < ?
       order by timestamp, id
      """;

  private final SignalCraft owner;
  private final Dataset dataset;
  private final Connection tableOwner;
  private final Scale scale;

  private PointFigures(SignalCraft owner, Dataset dataset, Connection tableOwner, Scale scale) {
    this.owner = owner;
    this.dataset = dataset;
    this.tableOwner = tableOwner;
    this.scale = scale;
  }

  static String table(Server server, SignalCraft service, Dataset dataset, Scale scale)
      throws Exception {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "points", "a second", "compared with", "of its speed", "lowest to highest", "wanted"));
    try (Connection tableOwner = server.owner(Database.SIGNALCRAFT).getConnection()) {
      tableOwner.setAutoCommit(false);
      PointFigures figures =
          new PointFigures(dataset.extra().view(service), dataset, tableOwner, scale);
      rows.add(figures.reading());
      rows.add(figures.pushing("pushed by a `KpiWriter`", WriterOptions.defaults()));
      rows.add(
          figures.pushing("in batches of 10,000", WriterOptions.defaults().withBatchSize(10_000)));
    }
    return FigureTable.table(rows);
  }

  private static List<String> row(String words, String base, int points, Comparison result) {
    return List.of(
        words,
        String.format(Locale.ROOT, "%,.0f", points * 1e9 / result.times().median()),
        base,
        Figure.threeDigits(result.timesAsFast(0.5)),
        Figure.threeDigits(result.timesAsFast(0))
            + " to "
            + Figure.threeDigits(result.timesAsFast(1)),
        "at least 0.8");
  }

  // ---- reading

  private List<String> reading() throws Exception {
    Comparison result =
        new Rounds(scale.rounds(), 1, 1)
            .compare(
                call -> Expect.count(scale.seriesPoints(), series().size()),
                call -> Expect.count(scale.seriesPoints(), bareLoop()));
    return row("read into a `TimeSeries`", "a loop over the rows", scale.seriesPoints(), result);
  }

  /** How many bytes of the heap a point takes at the most while a series is read. */
  static double bytesPerPoint(SignalCraft service, Dataset dataset, Scale scale)
      throws InterruptedException {
    SignalCraft owner = dataset.extra().view(service);
    return (double)
            HeapPeak.during(() -> owner.kpis().series(dataset.seriesSource(), TimeRange.ALL))
        / scale.seriesPoints();
  }

  private TimeSeries series() {
    return owner.kpis().series(dataset.seriesSource(), TimeRange.ALL);
  }

  /** Looks at both columns of each row and keeps nothing. */
  private int bareLoop() throws SQLException {
    int count = 0;
    double sum = 0;
    try (PreparedStatement statement = tableOwner.prepareStatement(SERIES)) {
      // From the first time on as from the fifth: prepared, the result in binary.
      statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
      statement.setFetchSize(FETCH_SIZE);
      statement.setObject(1, dataset.extra().businessId());
      statement.setObject(2, dataset.seriesSource());
      statement.setObject(3, TimeRange.EARLIEST.atOffset(ZoneOffset.UTC));
      statement.setObject(4, TimeRange.LATEST.atOffset(ZoneOffset.UTC));
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          sum += result.getTimestamp(1).getTime() + result.getDouble(2);
          count++;
        }
      }
    }
    tableOwner.commit();
    Expect.count(1, sum > 0 ? 1 : 0);
    return count;
  }

  // ---- writing

  /** Every push goes to a source of its own, without points. */
  private List<String> pushing(String words, WriterOptions options) throws Exception {
    Iterator<List<KpiPoint>> pushes = fresh(words);
    Iterator<List<KpiPoint>> copies = fresh("copied, beside " + words);
    Comparison result =
        new Rounds(scale.rounds(), 1, 1)
            .compare(call -> push(pushes.next(), options), call -> copy(copies.next()));
    return row(words, "`COPY`", scale.pushPoints(), result);
  }

  private Iterator<List<KpiPoint>> fresh(String name) {
    List<List<KpiPoint>> all = new ArrayList<>();
    for (int i = 0; i <= scale.rounds(); i++) {
      all.add(
          dataset.pushed(
              Tenant.addSource(owner, dataset.extra().businessId(), name + " " + i),
              scale.pushPoints()));
    }
    return all.iterator();
  }

  private void push(List<KpiPoint> points, WriterOptions options) {
    try (KpiWriter writer = owner.kpis().writer(options)) {
      points.forEach(writer::write);
      FlushReport report = writer.flush(PATIENCE);
      Expect.count(points.size(), report.accepted());
    }
  }

  private void copy(List<KpiPoint> points) throws SQLException {
    try (PointRows rows = PointRows.into(tableOwner, Database.SIGNALCRAFT)) {
      for (KpiPoint point : points) {
        rows.add(dataset.extra().businessId(), point);
      }
      Expect.count(points.size(), rows.end());
    }
    tableOwner.commit();
  }
}
