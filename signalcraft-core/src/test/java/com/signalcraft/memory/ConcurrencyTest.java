package com.signalcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.account.UsageMetric;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.SubscriptionRequiredException;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.AuditQuery;
import com.signalcraft.security.Identity;
import com.signalcraft.testing.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads at once; whatever their order, the end is the same. */
@Timeout(120)
class ConcurrencyTest {

  private static final int THREADS = 8;
  private static final Instant START = Instant.parse("2026-03-10T09:30:00Z");

  private final InMemorySignalCraft service =
      InMemorySignalCraft.builder().clock(new SettableClock(START)).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private UUID userId = new UUID(0, 0);
  private SignalCraft owner = service;
  private UUID businessId = new UUID(0, 0);

  @BeforeEach
  void makeBusiness() {
    userId = service.users().create(NewUser.of("ada@example.com")).id();
    plan(SubscriptionTier.ENTERPRISE);
    owner = service.as(Identity.user(userId));
    businessId = owner.businesses().create(NewBusiness.of("Harbour Café")).id();
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    service.close();
  }

  private void plan(SubscriptionTier tier) {
    service.subscriptions().apply(SubscriptionChange.active(userId, tier));
  }

  private UUID source() {
    return owner
        .sources()
        .create(NewKpiSource.of(businessId, "Revenue", KpiType.REVENUE, "$"))
        .id();
  }

  private static PointBatch batch(UUID source, int from, int to) {
    return PointBatch.of(
        source,
        IntStream.range(from, to)
            .mapToObj(i -> KpiPoint.of(source, START.minusSeconds(i), "1"))
            .toList());
  }

  /** Runs the same in all threads, from one moment on. */
  private <T> List<T> everywhere(ThreadWork<T> work) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(THREADS);
    List<Callable<T>> calls = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      calls.add(
          () -> {
            barrier.await();
            return work.in(thread);
          });
    }
    List<T> results = new ArrayList<>();
    for (Future<T> result : threads.invokeAll(calls)) {
      results.add(result.get());
    }
    return results;
  }

  private interface ThreadWork<T> {
    T in(int thread) throws Exception;
  }

  @Test
  void no_point_is_lost_or_kept_twice() throws Exception {
    List<UUID> sources = List.of(source(), source());

    // Half of each thread's points are its neighbour's as well.
    List<WriteResult> results =
        everywhere(
            thread -> {
              UUID source = sources.get(thread % 2);
              int inserted = 0;
              int unchanged = 0;
              for (int i = 0; i < 40; i++) {
                int from = (thread / 2) * 2_000 + i * 100;
                WriteResult result = owner.kpis().write(batch(source, from, from + 100));
                inserted += result.inserted();
                unchanged += result.unchanged();
              }
              return new WriteResult(inserted, 0, unchanged, 0, List.of(), false);
            });

    int distinct = 3 * 2_000 + 4_000;
    for (UUID source : sources) {
      assertThat(owner.kpis().stream(PointQuery.all(source)).toList())
          .hasSize(distinct)
          .doesNotHaveDuplicates()
          .isSortedAccordingTo((a, b) -> a.timestamp().compareTo(b.timestamp()));
      assertThat(owner.kpis().series(source, TimeRange.ALL).size()).isEqualTo(distinct);
    }
    assertThat(results.stream().mapToInt(WriteResult::inserted).sum()).isEqualTo(2 * distinct);
    assertThat(results.stream().mapToInt(WriteResult::accepted).sum()).isEqualTo(THREADS * 4_000);
    assertThat(apiCalls()).isEqualTo(THREADS * 40 + 2);
  }

  @Test
  void a_batch_is_seen_wholly_or_not_at_all() throws Exception {
    UUID source = source();
    int batch = 50;
    AtomicBoolean done = new AtomicBoolean();

    everywhere(
        thread -> {
          if (thread == 0) {
            for (int i = 0; i < 200; i++) {
              // Spread over the whole, so that each touches many blocks.
              List<KpiPoint> points = new ArrayList<>();
              for (int j = 0; j < batch; j++) {
                points.add(KpiPoint.of(source, START.minusSeconds(j * 1_000L + i), "1"));
              }
              owner.kpis().write(PointBatch.of(source, points));
            }
            done.set(true);
            return 0;
          }
          int reads = 0;
          while (!done.get()) {
            int size =
                thread % 2 == 0
                    ? owner.kpis().series(source, TimeRange.ALL).size()
                    : owner
                        .kpis()
                        .list(PointQuery.all(source), PageRequest.ofSize(10_000))
                        .items()
                        .size();
            assertThat(size % batch).isZero();
            reads++;
          }
          return reads;
        });

    assertThat(owner.kpis().stream(PointQuery.all(source)).count()).isEqualTo(200L * batch);
  }

  @Test
  void a_stream_read_while_others_write_gives_each_old_point_once_and_in_order() throws Exception {
    UUID source = source();
    for (int i = 0; i < 10_000; i += 1_000) {
      owner.kpis().write(batch(source, 2 * i, 2 * (i + 1_000)));
    }
    List<KpiPoint> old = owner.kpis().stream(PointQuery.all(source)).toList();

    everywhere(
        thread -> {
          if (thread == 0) {
            for (int i = 0; i < 100; i++) {
              int second = i * 200;
              owner
                  .kpis()
                  .write(
                      PointBatch.of(
                          source,
                          List.of(
                              KpiPoint.of(
                                  source, START.minusSeconds(second).plusMillis(500), "2"))));
            }
            return true;
          }
          List<KpiPoint> read = owner.kpis().stream(PointQuery.all(source)).toList();
          assertThat(read)
              .isSortedAccordingTo((a, b) -> a.timestamp().compareTo(b.timestamp()))
              .doesNotHaveDuplicates();
          assertThat(read.stream().filter(point -> point.value().intValue() == 1).toList())
              .isEqualTo(old);
          return true;
        });
  }

  @Test
  void a_removed_source_takes_no_points() throws Exception {
    UUID source = source();
    AtomicInteger written = new AtomicInteger();

    everywhere(
        thread -> {
          if (thread == 0) {
            while (written.get() < 100) {
              Thread.onSpinWait();
            }
            owner.sources().delete(source);
            return true;
          }
          int i = 0;
          while (true) {
            try {
              owner.kpis().write(batch(source, i, i + 1));
              written.incrementAndGet();
              i++;
            } catch (NotFoundException e) {
              return true;
            }
          }
        });

    List<AuditEntry> log =
        owner.auditLog().list(AuditQuery.of(businessId), PageRequest.ofSize(10_000)).items();
    assertThat(log.get(0).resource()).as("the last that happened").isEqualTo("kpi_source");
  }

  @Test
  void of_many_calls_with_one_key_one_does_the_work() throws Exception {
    UUID source = source();
    PointBatch plain = batch(source, 0, 500);

    for (int round = 0; round < 20; round++) {
      PointBatch keyed = new PointBatch(source, plain.points(), "the-key-of-" + round);
      long before = apiCalls();

      List<WriteResult> results = everywhere(thread -> owner.kpis().write(keyed));

      assertThat(results).filteredOn(result -> !result.replayed()).hasSize(1);
      assertThat(results).extracting(WriteResult::accepted).containsOnly(500);
      assertThat(results).extracting(WriteResult::inserted).containsOnly(round == 0 ? 500 : 0);
      assertThat(apiCalls()).isEqualTo(before + 1);
    }
  }

  @Test
  void the_last_call_of_the_plan_is_given_once() throws Exception {
    UUID source = source();
    plan(SubscriptionTier.FREE);
    // The trial counts as the Pro plan: 30,000 calls, of which one created the source.
    int left = 30_000 - 1;

    List<Integer> taken =
        everywhere(
            thread -> {
              int calls = 0;
              try {
                while (true) {
                  owner.kpis().write(batch(source, thread, thread + 1));
                  calls++;
                }
              } catch (SubscriptionRequiredException e) {
                return calls;
              }
            });

    assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(left);
    assertThat(apiCalls()).isEqualTo(30_000);
  }

  @Test
  void the_last_source_of_the_plan_is_given_once() throws Exception {
    plan(SubscriptionTier.FREE);

    List<Integer> made =
        everywhere(
            thread -> {
              int sources = 0;
              for (int i = 0; i < 10; i++) {
                try {
                  source();
                  sources++;
                } catch (SubscriptionRequiredException e) {
                  assertThat(owner.sources().list(businessId)).hasSize(10);
                }
              }
              return sources;
            });

    assertThat(made.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10);
    assertThat(owner.sources().list(businessId)).hasSize(10);
  }

  private long apiCalls() {
    return owner.subscriptions().usage("2026-03").stream()
        .filter(entry -> entry.metric().is(UsageMetric.API_CALLS))
        .mapToLong(entry -> entry.value())
        .sum();
  }
}
