package com.signalcraft.examples.server.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.business.Business;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.security.Identity;
import com.signalcraft.series.Aggregation;
import com.signalcraft.testing.SettableClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleBusinessTest {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-18T10:20:33Z"));
  private final InMemorySignalCraft service = InMemorySignalCraft.builder().clock(clock).build();
  private SignalCraft owner = service;
  private UUID businessId = new UUID(0, 0);

  @BeforeEach
  void make_an_owner() {
    UUID user = service.users().create(NewUser.of("demo@example.com")).id();
    service.subscriptions().apply(SubscriptionChange.active(user, SubscriptionTier.ENTERPRISE));
    owner = service.as(Identity.user(user));
    Business business = owner.businesses().create(NewBusiness.of(SampleBusiness.NAME));
    businessId = business.id();
  }

  private LivePoints install() {
    return (LivePoints) new SampleBusiness(service, owner, clock).install();
  }

  @Test
  void real_days_end_lately_and_keep_their_days_of_the_week() {
    List<KpiPoint> days = RealRentals.points(UUID.randomUUID(), ZONE, LocalDate.of(2026, 3, 18));

    assertThat(days).hasSize(731);
    // The file ends with Monday, 2012-12-31.
    LocalDate last = days.get(730).timestamp().atZone(ZONE).toLocalDate();
    assertThat(last).isEqualTo(LocalDate.of(2026, 3, 16));
    assertThat(last.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(days.get(730).value()).isEqualByComparingTo("2729");
    assertThat(days.get(0).value()).isEqualByComparingTo("985");
  }

  @Test
  void installed_twice_it_is_there_once() {
    install();
    List<KpiSource> sources = owner.sources().list(businessId);
    long points = count(sources);

    install();

    assertThat(owner.sources().list(businessId)).isEqualTo(sources).hasSize(3);
    assertThat(count(sources)).isEqualTo(points);
    assertThat(owner.alerts().list(businessId)).hasSize(1);
    assertThat(owner.news().list(NewsQuery.ALL, PageRequest.first()).items()).hasSize(5);
  }

  @Test
  void live_points_go_on_where_the_history_ends_and_leave_no_hole() {
    LivePoints live = install();
    KpiSource visitors = owner.sources().list(businessId).get(2);

    clock.advance(Duration.ofMinutes(3));
    live.writeNew();
    clock.advance(Duration.ofSeconds(48));
    live.writeNew();

    List<KpiPoint> all = owner.kpis().stream(new PointQuery(visitors.id(), TimeRange.ALL)).toList();
    assertThat(all.get(all.size() - 1).timestamp()).isEqualTo("2026-03-18T10:24:20Z");
    for (int i = 1; i < all.size(); i++) {
      assertThat(Duration.between(all.get(i - 1).timestamp(), all.get(i).timestamp()))
          .isEqualTo(Duration.ofSeconds(10));
    }
  }

  @Test
  void a_simulated_time_is_the_same_whoever_makes_it() {
    SimulatedKpi kpi =
        new SimulatedKpi(
            "Orders",
            KpiType.ORDERS,
            "orders",
            Aggregation.SUM,
            60,
            Duration.ofHours(1),
            Duration.ofDays(30),
            ZONE);
    UUID source = UUID.randomUUID();
    Instant from = Instant.parse("2026-03-01T00:30:00Z");
    Instant to = Instant.parse("2026-03-11T00:00:00Z");

    List<KpiPoint> once = kpi.points(source, from, to);

    assertThat(once).hasSize(239).isEqualTo(kpi.points(source, from, to));
    assertThat(once.get(0).timestamp()).isEqualTo("2026-03-01T01:00:00Z");
    assertThat(kpi.points(source, to, to)).isEmpty();
    // 2026-03-09 is the 68th day of the year: four hours without orders.
    assertThat(once.stream().filter(point -> point.value().signum() == 0)).hasSize(4);
  }

  private long count(List<KpiSource> sources) {
    return sources.stream()
        .mapToLong(
            source -> owner.kpis().stream(new PointQuery(source.id(), TimeRange.ALL)).count())
        .sum();
  }
}
