package com.signalcraft.examples.benchmarks;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.security.Identity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A business in memory, seen by its owner, whose clock stands ten years after the first point. */
final class Shop implements AutoCloseable {

  private static final Duration APART = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Instant NOW = Samples.START.plus(Duration.ofDays(3_653));

  private final SignalCraft owner;
  private final UUID id;

  private Shop(SignalCraft owner, UUID id) {
    this.owner = owner;
    this.id = id;
  }

  static Shop open() {
    SignalCraft service = InMemorySignalCraft.builder().clock(InstantSource.fixed(NOW)).build();
    UUID user = service.users().create(NewUser.of("owner@example.com")).id();
    SignalCraft owner = service.as(Identity.user(user));
    return new Shop(owner, owner.businesses().create(NewBusiness.of("Shop")).id());
  }

  SignalCraft owner() {
    return owner;
  }

  UUID id() {
    return id;
  }

  UUID addSource(String name) {
    return owner.sources().create(NewKpiSource.of(id, name, KpiType.REVENUE, "$")).id();
  }

  /** When the point of an index is. */
  static Instant at(int index) {
    return Samples.START.plus(APART.multipliedBy(index));
  }

  /** Points a minute apart, of four digits and two decimals. */
  static Stream<KpiPoint> points(UUID source, int count) {
    SplittableRandom random = new SplittableRandom(5);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                KpiPoint.of(
                    source, at(i), BigDecimal.valueOf(random.nextInt(100_000, 1_000_000), 2)));
  }

  /** Pushes points as a program would: one by one into a writer, which makes batches of 1,000. */
  long push(Stream<KpiPoint> points) {
    try (KpiWriter writer = owner.kpis().writer(WriterOptions.defaults())) {
      points.forEach(writer::write);
      FlushReport report = writer.flush(PATIENCE);
      if (!report.isComplete()) {
        throw new IllegalStateException("not all points were taken: " + report);
      }
      return report.accepted();
    }
  }

  @Override
  public void close() {
    owner.close();
  }
}
