package com.signalcraft.examples.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.common.JobStatus;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.RateLimitedException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Content;
import com.signalcraft.examples.api.job.JobState;
import com.signalcraft.examples.api.job.JobWork;
import com.signalcraft.examples.server.Eventually;
import com.signalcraft.examples.server.job.JobWorld.Worker;
import com.signalcraft.internal.LocalJob;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.security.Identity;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobsTest {

  private final JobWorld world = new JobWorld();
  private final TestTenant tenant = TestTenant.create(world.database(), world.service());
  private final Call owner = world.call(Identity.user(tenant.owner().id()));

  @AfterEach
  void close() {
    world.close();
  }

  private UUID business() {
    return tenant.business().id();
  }

  /** Works until it is told to end, telling all the while how far it is. */
  private static JobWork until(CountDownLatch begun, CountDownLatch end) {
    return (view, order, progress) -> {
      begun.countDown();
      work(end, progress);
      return Map.of("done", true);
    };
  }

  private static void work(CountDownLatch end, DoubleConsumer progress) {
    try {
      while (!end.await(10, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        progress.accept(0.5);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void two_processes_do_each_job_once_with_what_was_asked_for() {
    ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
    JobWork work =
        (view, order, progress) -> {
          done.add(order.parameters().string("amount").orElseThrow());
          return Map.of("name", view.businesses().get(order.businessId()).name());
        };
    Worker one = world.process(work);
    Worker other = world.process(work);
    List<UUID> jobs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Worker either = i % 2 == 0 ? one : other;
      jobs.add(either.jobs().desk().start(owner, world.order(business())).id());
    }
    for (UUID job : jobs) {
      JobState state = JobWorld.await(one, owner, job);
      assertThat(state.status()).isEqualTo(JobStatus.COMPLETED);
      assertThat(state.progress()).isEqualTo(1);
      assertThat(state.result()).isEqualTo(Map.of("name", "Café"));
    }
    assertThat(done).hasSize(20).containsOnly("12.50");
  }

  @Test
  void a_process_takes_over_what_another_one_leaves_when_it_dies() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Worker mortal = world.process(until(begun, never));
    UUID job = mortal.jobs().desk().start(owner, world.order(business())).id();
    Eventually.until("it has begun", () -> begun.getCount() == 0);
    Worker heir = world.process((view, order, progress) -> "by the heir");
    mortal.die();
    JobState state = JobWorld.await(heir, owner, job);
    assertThat(state.result()).isEqualTo("by the heir");
    assertThat(world.database().value("select attempts from signalcraft_server.jobs"))
        .isEqualTo("2");
  }

  @Test
  void a_process_that_is_closed_gives_its_jobs_back_at_once() {
    CountDownLatch begun = new CountDownLatch(1);
    Worker closing = world.process(until(begun, new CountDownLatch(1)));
    UUID job = closing.jobs().desk().start(owner, world.order(business())).id();
    Eventually.until("it has begun", () -> begun.getCount() == 0);
    Worker heir = world.process((view, order, progress) -> "by the heir");
    closing.jobs().close();
    assertThat(JobWorld.await(heir, owner, job).result()).isEqualTo("by the heir");
    assertThat(world.database().value("select attempts from signalcraft_server.jobs"))
        .isEqualTo("1");
  }

  @Test
  void a_running_job_is_cancelled_from_another_process() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger left = new AtomicInteger();
    Worker one =
        world.process(
            (view, order, progress) -> {
              begun.countDown();
              try {
                work(new CountDownLatch(1), progress);
              } finally {
                left.incrementAndGet();
              }
              return "never";
            });
    Worker other = world.stopped((view, order, progress) -> "never", JobWorld.OPTIONS);
    UUID job = one.jobs().desk().start(owner, world.order(business())).id();
    Eventually.until("it has begun", () -> begun.getCount() == 0);
    other.jobs().desk().cancel(owner, job);
    JobState state = one.jobs().desk().state(owner, job);
    assertThat(state.status()).isEqualTo(JobStatus.FAILED);
    assertThat(state.error())
        .isEqualTo(Map.of("code", "CANCELLED", "message", "the job was given up"));
    Eventually.until("the work has ended", () -> left.get() == 1);
    other.jobs().desk().cancel(owner, job); // without effect
  }

  @Test
  void a_waiting_job_is_cancelled_and_never_begun() {
    AtomicInteger begun = new AtomicInteger();
    Worker process =
        world.stopped((view, order, progress) -> begun.incrementAndGet(), JobWorld.OPTIONS);
    UUID job =
        process
            .jobs()
            .desk()
            .start(owner, world.order(business(), Content.of(new byte[300_000])))
            .id();
    process.jobs().desk().cancel(owner, job);
    assertThat(world.database().value("select count(*) from signalcraft_server.file_chunks"))
        .isEqualTo("0");
    process.jobs().start();
    Eventually.until(
        "nothing is scheduled",
        () ->
            world
                .database()
                .value("select count(*) from signalcraft_server.job_executions")
                .equals("0"));
    assertThat(begun).hasValue(0);
  }

  @Test
  void a_hundred_jobs_of_one_business_do_not_keep_anothers_waiting() {
    TestTenant small = TestTenant.create(world.database(), world.service());
    CountDownLatch end = new CountDownLatch(1);
    Worker process =
        world.process(
            (view, order, progress) -> {
              if (order.businessId().equals(business())) {
                work(end, progress);
              }
              return "done";
            });
    List<UUID> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add(process.jobs().desk().start(owner, world.order(business())).id());
    }
    Call other = world.call(Identity.user(small.owner().id()));
    UUID single = process.jobs().desk().start(other, world.order(small.business().id())).id();
    assertThat(JobWorld.await(process, other, single).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(
            world
                .database()
                .value("select count(*) from signalcraft_server.jobs where status = 'processing'"))
        .isEqualTo("2");
    end.countDown();
    assertThat(JobWorld.await(process, owner, many.get(99)).result()).isEqualTo("done");
  }

  @Test
  void a_business_may_have_so_many_open_jobs() {
    JobOptions few =
        new JobOptions(
            1,
            1,
            2,
            5,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofDays(7),
            Duration.ofSeconds(1));
    Worker process = world.stopped((view, order, progress) -> "done", few);
    process.jobs().desk().start(owner, world.order(business()));
    process.jobs().desk().start(owner, world.order(business()));
    assertThatThrownBy(() -> process.jobs().desk().start(owner, world.order(business())))
        .isInstanceOf(RateLimitedException.class)
        .hasMessageContaining("2 jobs that have not ended");
  }

  @Test
  void what_may_pass_is_tried_five_times_and_what_does_not_once() {
    AtomicInteger passing = new AtomicInteger();
    Worker process =
        world.process(
            (view, order, progress) -> {
              if (passing.incrementAndGet() <= 5) {
                throw new OverloadedException("try later");
              }
              throw new ValidationException("csv", "is none");
            });
    UUID first = process.jobs().desk().start(owner, world.order(business())).id();
    assertThat(JobWorld.await(process, owner, first).error().toString()).contains("try later");
    assertThat(passing).hasValue(5);
    UUID second = process.jobs().desk().start(owner, world.order(business())).id();
    assertThat(JobWorld.await(process, owner, second).error())
        .isEqualTo(
            Map.of(
                "code",
                "VALIDATION_ERROR",
                "message",
                "csv: is none",
                "details",
                Map.of("field", "csv", "issue", "is none")));
    assertThat(passing).hasValue(6);
  }

  @Test
  void a_defect_is_told_without_its_details() {
    Worker process =
        world.process(
            (view, order, progress) -> {
              throw new IllegalStateException("secret detail");
            });
    UUID job = process.jobs().desk().start(owner, world.order(business())).id();
    assertThat(JobWorld.await(process, owner, job).error())
        .isEqualTo(Map.of("code", "INTERNAL_ERROR", "message", "the server has a defect"));
  }

  @Test
  void a_job_is_seen_by_who_asked_and_by_members_and_is_not_there_for_others() {
    Worker process = world.process((view, order, progress) -> "done");
    IssuedApiKey key =
        tenant
            .asOwner()
            .apiKeys()
            .issue(business(), new NewApiKey("till", Set.of(Permission.WRITE), null));
    Call byKey = world.call(Identity.apiKey(key.secret()));
    UUID job = process.jobs().desk().start(byKey, world.order(business())).id();
    assertThat(JobWorld.await(process, byKey, job).result()).isEqualTo("done");
    assertThat(process.jobs().desk().state(owner, job).result()).isEqualTo("done");
    assertThat(process.jobs().desk().state(world.call(Identity.service()), job).result())
        .isEqualTo("done");
    UUID stranger = world.service().users().create(NewUser.of("s@example.com")).id();
    Call strange = world.call(Identity.user(stranger));
    UUID absent = UUID.randomUUID();
    assertThatThrownBy(() -> process.jobs().desk().state(strange, job))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(NotFoundException.of("job", job).getMessage());
    assertThatThrownBy(() -> process.jobs().desk().state(strange, absent))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(NotFoundException.of("job", absent).getMessage());
    assertThatThrownBy(() -> process.jobs().desk().cancel(strange, job))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void the_key_of_who_asked_is_encrypted_until_the_job_ends_and_gone_then() {
    Worker process = world.stopped((view, order, progress) -> "done", JobWorld.OPTIONS);
    IssuedApiKey key =
        tenant
            .asOwner()
            .apiKeys()
            .issue(business(), new NewApiKey("till", Set.of(Permission.WRITE), null));
    Call byKey = world.call(Identity.apiKey(key.secret()));
    UUID job = process.jobs().desk().start(byKey, world.order(business())).id();
    String sealed = "select encode(key_sealed, 'escape') from signalcraft_server.jobs";
    assertThat(world.database().value(sealed)).isNotEmpty().doesNotContain(key.secret());
    process.jobs().start();
    JobWorld.await(process, byKey, job);
    assertThat(world.database().value(sealed)).isNull();
  }

  @Test
  void a_job_has_the_rights_that_its_asker_has_when_it_runs() {
    Worker process =
        world.stopped((view, order, progress) -> read(view, order.businessId()), JobWorld.OPTIONS);
    IssuedApiKey key =
        tenant
            .asOwner()
            .apiKeys()
            .issue(business(), new NewApiKey("till", Set.of(Permission.READ), null));
    Call byKey = world.call(Identity.apiKey(key.secret()));
    UUID job = process.jobs().desk().start(byKey, world.order(business())).id();
    tenant.asOwner().apiKeys().revoke(business(), key.key().id());
    process.jobs().start();
    assertThat(JobWorld.await(process, owner, job).error().toString())
        .contains("AUTHENTICATION_REQUIRED");
  }

  private static Object read(SignalCraft view, UUID business) {
    return Map.of("name", view.businesses().get(business).name());
  }

  @Test
  void a_file_comes_to_the_work_as_it_was_and_goes_with_the_end() {
    byte[] content = "a,b\n".repeat(200_000).getBytes(StandardCharsets.UTF_8);
    Worker process =
        world.process(
            (view, order, progress) -> {
              try (java.io.InputStream file = order.file().open()) {
                return java.util.Arrays.equals(file.readAllBytes(), content);
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    UUID job =
        process.jobs().desk().start(owner, world.order(business(), Content.of(content))).id();
    assertThat(JobWorld.await(process, owner, job).result()).isEqualTo(true);
    assertThat(world.database().value("select count(*) from signalcraft_server.files"))
        .isEqualTo("0");
  }

  @Test
  void a_job_that_runs_already_is_taken_in_and_begun_anew_where_its_process_dies() {
    Worker mortal = world.process((view, order, progress) -> "anew");
    LocalJob<String> first = new LocalJob<>("work", progress -> "first");
    UUID ended =
        mortal.jobs().desk().adopt(owner, world.order(business()), first, text -> text).id();
    first.run();
    assertThat(JobWorld.await(mortal, owner, ended).result()).isEqualTo("first");
    LocalJob<String> second = new LocalJob<>("work", progress -> "second");
    UUID job =
        mortal.jobs().desk().adopt(owner, world.order(business()), second, text -> text).id();
    Worker heir = world.process((view, order, progress) -> "anew");
    mortal.die();
    assertThat(JobWorld.await(heir, owner, job).result()).isEqualTo("anew");
  }

  @Test
  void a_job_that_was_taken_in_is_not_begun_once_it_is_cancelled() {
    Worker process = world.process((view, order, progress) -> "anew");
    AtomicInteger begun = new AtomicInteger();
    LocalJob<Integer> waiting = new LocalJob<>("work", progress -> begun.incrementAndGet());
    UUID job =
        process.jobs().desk().adopt(owner, world.order(business()), waiting, one -> one).id();
    process.jobs().desk().cancel(owner, job);
    Eventually.until("it was told", () -> waiting.status().isFinal());
    waiting.run();
    assertThat(begun).hasValue(0);
  }

  @Test
  void a_job_that_nobody_has_scheduled_is_found_and_old_results_are_forgotten() {
    Worker process = world.stopped((view, order, progress) -> "done", JobWorld.OPTIONS);
    UUID job = process.jobs().desk().start(owner, world.order(business())).id();
    world.database().execute("delete from signalcraft_server.job_executions");
    world
        .database()
        .execute("update signalcraft_server.jobs set created_at = now() - interval '1 minute'");
    assertThat(process.jobs().tidy(Instant.now())).isZero();
    process.jobs().start();
    assertThat(JobWorld.await(process, owner, job).result()).isEqualTo("done");
    Instant later = Instant.now().plus(Duration.ofDays(7)).plusSeconds(60);
    assertThat(process.jobs().tidy(later)).isEqualTo(1);
    assertThatThrownBy(() -> process.jobs().desk().state(owner, job))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void what_is_to_be_done_once_is_taken_once() {
    Worker one = world.stopped((view, order, progress) -> "done", JobWorld.OPTIONS);
    Worker other = world.stopped((view, order, progress) -> "done", JobWorld.OPTIONS);
    assertThat(one.jobs().startOnce(world.order(business()), "nightly 1")).isTrue();
    assertThat(other.jobs().startOnce(world.order(business()), "nightly 1")).isFalse();
    assertThat(other.jobs().startOnce(world.order(business()), "nightly 2")).isTrue();
  }
}
