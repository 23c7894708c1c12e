package com.signalcraft.client.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.client.event.LiveEvent.Gap;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.security.Identity;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GapReaderTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final SignalCraft service =
      InMemorySignalCraft.builder().clock(Clock.fixed(NOON, ZoneOffset.UTC)).build();
  private SignalCraft ada;
  private UUID sales;
  private UUID costs;

  @BeforeEach
  void open() {
    ada = service.as(Identity.user(service.users().create(NewUser.of("ada@example.com")).id()));
    UUID shop = ada.businesses().create(NewBusiness.of("Ada's Coffee")).id();
    sales = ada.sources().create(NewKpiSource.of(shop, "Sales", KpiType.REVENUE, "EUR")).id();
    costs = ada.sources().create(NewKpiSource.of(shop, "Costs", KpiType.REVENUE, "EUR")).id();
    write(sales);
    write(costs);
  }

  /** Points at each second from 11:59:50 to 12:00:09. */
  private void write(UUID source) {
    ada.kpis()
        .write(
            PointBatch.of(
                source,
                IntStream.range(-10, 10)
                    .mapToObj(i -> KpiPoint.of(source, NOON.plusSeconds(i), Integer.toString(i)))
                    .toList()));
  }

  private static Gap gap(int from, int to) {
    return new Gap(NOON.plusSeconds(from), NOON.plusSeconds(to), GapReason.CONNECTION_LOST);
  }

  @Test
  void the_points_of_the_gap_come_source_after_source() {
    try (Stream<KpiPoint> missed =
        new GapReader(ada).missedPoints(gap(-2, 1), List.of(costs, sales))) {
      assertThat(missed.map(point -> point.sourceId() + " " + point.value()))
          .containsExactly(
              costs + " -2",
              costs + " -1",
              costs + " 0",
              sales + " -2",
              sales + " -1",
              sales + " 0");
    }
  }

  @Test
  void a_source_is_read_when_it_is_reached() {
    UUID nobodys = UUID.randomUUID();
    Stream<KpiPoint> missed =
        new GapReader(ada).missedPoints(gap(0, 1), List.of(sales, nobodys, costs));
    Iterator<KpiPoint> points = missed.iterator();
    assertThat(points.next().sourceId()).isEqualTo(sales);
    assertThatThrownBy(points::hasNext).isInstanceOf(NotFoundException.class);
  }

  @Test
  void a_stream_that_is_closed_early_is_at_its_end() {
    AtomicInteger read = new AtomicInteger();
    try (Stream<KpiPoint> missed =
        new GapReader(ada).missedPoints(gap(-10, 10), List.of(sales, costs))) {
      assertThat(missed.peek(point -> read.incrementAndGet()).limit(3)).hasSize(3);
    }
    assertThat(read).hasValue(3);
  }

  @Test
  void without_sources_there_are_no_points() {
    assertThat(new GapReader(ada).missedPoints(gap(-10, 10), List.of())).isEmpty();
  }

  @AfterEach
  void close() {
    service.close();
  }
}
