package com.signalcraft.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.security.Identity;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnalysisTourTest {

  private final List<String> printed = Printed.by(AnalysisTour::walk);

  @Test
  void reads_a_german_export_and_reports_its_bad_row() {
    assertThat(printed)
        .startsWith(
            "7 rows: 5 points, 1 missing, 1 bad, 0 blank, 1 duplicates",
            "line 4, column Umsatz: \"zu\" is not a number",
            "day, gaps: 1",
            "6 days, 2 weeks");
  }

  @Test
  void keeps_noon_at_noon_when_summer_time_begins() {
    assertThat(printed).contains("2026-03-28T11:00:00Z and a day later 2026-03-29T10:00:00Z");
  }

  @Test
  void forecasts_better_than_last_week_does() {
    assertThat(printed)
        .contains("linear trend with weekly seasonal terms on 181 observations")
        .anyMatch(
            line -> line.matches("56 steps tested, .*, error 0\\.\\d\\d of seasonal naive's"));
  }

  @Test
  void finds_the_one_odd_day_by_detector_stream_and_alert() {
    assertThat(printed)
        .filteredOn(line -> line.startsWith("2026-05-13"))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("2026-05-13T00:00:00Z 212.4, expected "))
        .anyMatch(line -> line.startsWith("2026-05-13T00:00:00Z sum over 24h fell by "));
    // The other one is a false alarm: one in 80 days is what is asked for.
    assertThat(printed).contains("2 in the past, now false").endsWith("now: false");
  }

  @Test
  void pushes_a_file_with_the_values_as_they_are_written() {
    try (SignalCraft service = InMemorySignalCraft.create()) {
      UUID adaId = service.users().create(NewUser.of("ada@example.com")).id();
      SignalCraft ada = service.as(Identity.user(adaId));
      UUID shop = ada.businesses().create(NewBusiness.of("Ada's Coffee")).id();
      UUID source =
          ada.sources().create(NewKpiSource.of(shop, "Sales", KpiType.REVENUE, "EUR")).id();
      String report;
      try (KpiWriter writer = ada.kpis().writer(WriterOptions.defaults())) {
        report =
            AnalysisTour.push(
                new StringReader(
                    "date,sales\n2026-01-01,10.10\n2026-01-02,\n2026-01-03,\"1,020\"\n"),
                writer,
                source);
      }

      assertThat(report).isEqualTo("3 rows: 2 points, 1 missing, 0 bad, 0 blank, 0 duplicates");
      assertThat(ada.kpis().stream(PointQuery.all(source)).map(KpiPoint::value))
          .containsExactly(new BigDecimal("10.10"), new BigDecimal("1020"));
    }
  }
}
