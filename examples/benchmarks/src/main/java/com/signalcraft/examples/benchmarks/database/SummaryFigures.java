package com.signalcraft.examples.benchmarks.database;

import com.signalcraft.SignalCraft;
import com.signalcraft.examples.benchmarks.Comparison;
import com.signalcraft.examples.benchmarks.Expect;
import com.signalcraft.examples.benchmarks.Figure;
import com.signalcraft.examples.benchmarks.FigureTable;
import com.signalcraft.examples.benchmarks.Rounds;
import com.signalcraft.kpi.Timeframe;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The summaries of a business, by the API for its owner, and by the document's SQL on a copy of the
 * points, in a transaction bound to the same user.
 */
final class SummaryFigures {

  private static final String BIND =
      "select set_config('role', 'authenticated', true),"
          + " set_config('request.jwt.claims', ?, true)";

  private static final String KPI_SUMMARY = "select * from get_business_kpi_summary(?, '7d')";

  /** The query of the document's materialized view, for one business. */
  private static final String DASHBOARD =
      """
      SELECT
        b.id as business_id,
        b.name as business_name,
        COUNT(DISTINCT ks.id) as total_kpi_sources,
        COUNT(DISTINCT CASE WHEN kd.timestamp >= NOW() - INTERVAL '24 hours' THEN kd.id END)
          as recent_data_points,
        COUNT(DISTINCT CASE WHEN a.is_active = true THEN a.id END) as active_alerts,
        MAX(kd.timestamp) as last_data_update
      FROM businesses b
      LEFT JOIN kpi_sources ks ON b.id = ks.business_id
      LEFT JOIN kpi_data kd ON ks.id = kd.source_id
      LEFT JOIN alerts a ON b.id = a.business_id
      WHERE b.id = ?
      GROUP BY b.id, b.name
      """;

  /** How many calls of the API are made for one of the document's, which takes so much longer. */
  private static final int CALLS_PER_BASE = 40;

  private final SignalCraft service;
  private final Dataset dataset;
  private final HikariDataSource document;

  private SummaryFigures(SignalCraft service, Dataset dataset, HikariDataSource document) {
    this.service = service;
    this.dataset = dataset;
    this.document = document;
  }

  static String table(Server server, SignalCraft service, Dataset dataset, Scale scale)
      throws Exception {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "of one business",
            "median",
            "95 % within",
            "the document's median",
            "times as fast",
            "lowest to highest",
            "wanted"));
    try (HikariDataSource document = server.ownerPool(Database.DOCUMENT)) {
      SummaryFigures figures = new SummaryFigures(service, dataset, document);
      rows.add(
          row(
              "`dashboard().kpiSummary`",
              scale,
              figures::kpiSummary,
              call -> figures.document(KPI_SUMMARY, Scale.SOURCES_PER_BUSINESS, call)));
      rows.add(
          row(
              "`dashboard().summary`",
              scale,
              figures::dashboard,
              call -> figures.document(DASHBOARD, 1, call)));
    }
    return FigureTable.table(rows);
  }

  private static List<String> row(String words, Scale scale, Rounds.Call ours, Rounds.Call base)
      throws Exception {
    Comparison result =
        new Rounds(scale.rounds(), scale.calls(), Math.max(1, scale.calls() / CALLS_PER_BASE))
            .compare(ours, base);
    return List.of(
        words,
        Figure.time(result.times().median()),
        Figure.time(result.times().at(0.95)),
        Figure.time(result.baseTimes().median()),
        Figure.threeDigits(result.timesAsFast(0.5)),
        Figure.threeDigits(result.timesAsFast(0))
            + " to "
            + Figure.threeDigits(result.timesAsFast(1)),
        "10 ms, 5 times");
  }

  private void kpiSummary(int call) {
    Tenant tenant = dataset.tenant(call);
    Expect.count(
        Scale.SOURCES_PER_BUSINESS,
        tenant
            .view(service)
            .dashboard()
            .kpiSummary(tenant.businessId(), Timeframe.SEVEN_DAYS)
            .size());
  }

  private void dashboard(int call) {
    Tenant tenant = dataset.tenant(call);
    Expect.count(
        Scale.SOURCES_PER_BUSINESS,
        tenant.view(service).dashboard().summary(tenant.businessId()).totalKpiSources());
  }

  private void document(String sql, int rows, int call) throws SQLException {
    Tenant tenant = dataset.tenant(call);
    try (Connection connection = document.getConnection()) {
      bind(connection, tenant.userId());
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, tenant.businessId());
        int found = 0;
        try (ResultSet result = statement.executeQuery()) {
          while (result.next()) {
            found++;
          }
        }
        Expect.count(rows, found);
      }
      connection.commit();
    }
  }

  private static void bind(Connection connection, UUID userId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BIND)) {
      statement.setString(1, "{\"role\":\"authenticated\",\"sub\":\"" + userId + "\"}");
      statement.execute();
    }
  }
}
