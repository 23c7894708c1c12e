package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.security.AuditQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages: complete, without repetition, and steady while data comes in. */
abstract class PagingContract extends ContractArea {

  private Tenant tenant;
  private UUID source;
  private Instant at;

  @BeforeEach
  void makeTenant() {
    tenant = given().tenant();
    source = tenant.sourceId();
    at = midnight(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6, 7, 100})
  void pages_of_any_size_hold_everything_once(int size) {
    List<KpiPoint> points = write(6);

    List<KpiPoint> read = new ArrayList<>();
    PageRequest request = PageRequest.ofSize(size);
    int pages = 0;
    while (true) {
      Page<KpiPoint> page = page(request);
      pages++;
      assertThat(page.items().size()).isLessThanOrEqualTo(size);
      read.addAll(page.items());
      if (!page.hasNext()) {
        break;
      }
      assertThat(page.items()).as("only the last page may be short").hasSize(size);
      request = request.after(page.nextCursor());
    }

    assertThat(read).isEqualTo(points);
    assertThat(pages).as("no empty page at the end").isEqualTo((6 + size - 1) / size);
  }

  @Test
  void an_empty_list_is_one_page_without_a_next() {
    assertThat(page(PageRequest.first())).isEqualTo(new Page<KpiPoint>(List.of(), null));
  }

  @Test
  void pages_stay_steady_while_points_come_in() {
    List<KpiPoint> points = write(6);
    Page<KpiPoint> first = page(PageRequest.ofSize(3));
    KpiPoint before = KpiPoint.of(source, at.minusSeconds(1), "99");
    KpiPoint between = KpiPoint.of(source, at.plusSeconds(30), "99");
    KpiPoint after = KpiPoint.of(source, at.plusSeconds(3_000), "99");

    given().points(before, between, after);
    Page<KpiPoint> second = page(PageRequest.ofSize(100).after(first.nextCursor()));

    assertThat(first.items()).isEqualTo(points.subList(0, 3));
    assertThat(second.items()).containsExactly(points.get(3), points.get(4), points.get(5), after);
  }

  @Test
  void a_cursor_may_be_used_again() {
    write(6);
    PageRequest second = PageRequest.ofSize(2).after(page(PageRequest.ofSize(2)).nextCursor());

    assertThat(page(second)).isEqualTo(page(second));
  }

  @Test
  void a_cursor_stays_within_the_range() {
    List<KpiPoint> points = write(6);
    PointQuery query = new PointQuery(source, TimeRange.of(at, at.plusSeconds(180)));

    assertThat(Page.stream(PageRequest.ofSize(2), page -> service().kpis().list(query, page)))
        .containsExactlyElementsOf(points.subList(0, 3));
  }

  @Test
  void a_malformed_cursor_is_refused_by_every_list() {
    Map<String, Function<PageRequest, ?>> lists = new LinkedHashMap<>();
    lists.put("points", this::page);
    lists.put("businesses", as(tenant.owner()).businesses()::list);
    lists.put(
        "anomalies",
        page -> service().anomalies().list(AnomalyQuery.of(tenant.businessId()), page));
    lists.put("notifications", page -> as(tenant.owner()).notifications().list(false, page));
    lists.put(
        "audit log", page -> service().auditLog().list(AuditQuery.of(tenant.businessId()), page));
    lists.put("news", page -> service().news().list(NewsQuery.ALL, page));
    lists.put("weather", page -> service().weather().list("Town", "Country", TimeRange.ALL, page));
    lists.put("market", page -> service().market().list("USD/EUR", TimeRange.ALL, page));
    if (!backend().notSupported().contains("forecasts.history/3")) {
      lists.put("forecasts", page -> service().forecasts().history(source, TimeRange.ALL, page));
    }

    lists.forEach(
        (name, list) -> {
          for (String cursor : List.of("", "x", "🤷", "AAAA", "' or 1=1 --", "A".repeat(5_000))) {
            assertInvalid("cursor", () -> list.apply(PageRequest.first().after(cursor)));
          }
        });
  }

  private List<KpiPoint> write(int count) {
    List<KpiPoint> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(KpiPoint.of(source, at.plusSeconds(60L * i), Integer.toString(i)));
    }
    given().points(points.toArray(KpiPoint[]::new));
    return points;
  }

  private Page<KpiPoint> page(PageRequest request) {
    return as(tenant.viewer()).kpis().list(PointQuery.all(source), request);
  }
}
