package com.signalcraft.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.ValidationException;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import com.signalcraft.testing.RecordCheck;
import com.signalcraft.testing.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CommonValuesTest {

  private static final Instant AT = Samples.AT;

  @TestFactory
  Stream<DynamicTest> locations() {
    RecordCheck check = RecordCheck.of(Samples.location());
    return Stream.of(
        check.takes("city", "x".repeat(200)),
        check.refuses("city", "x".repeat(201), "location.city", "at most 200"),
        check.refuses("region", "x".repeat(201), "location.region", "at most 200"),
        check.refuses("country", "x".repeat(201), "location.country", "at most 200"),
        check.takes("lat", new BigDecimal("90")),
        check.takes("lat", new BigDecimal("-90")),
        check.refuses("lat", new BigDecimal("90.001"), "location.lat", "between -90 and 90"),
        check.refuses("lat", new BigDecimal("-90.001"), "location.lat", "between -90 and 90"),
        check.takes("lng", new BigDecimal("180")),
        check.takes("lng", new BigDecimal("-180")),
        check.refuses("lng", new BigDecimal("180.1"), "location.lng", "between -180 and 180"),
        check.refuses("lng", new BigDecimal("-180.1"), "location.lng", "between -180 and 180"),
        check.refuses("timezone", "Mars/Base", "location.timezone", "Mars/Base"));
  }

  @Test
  void a_place_known_by_city_and_country() {
    assertThat(Location.of("Oslo", "Norway"))
        .isEqualTo(new Location("Oslo", null, "Norway", null, null, null));
  }

  @TestFactory
  Stream<DynamicTest> page_requests() {
    RecordCheck check = RecordCheck.of(PageRequest.first());
    return Stream.of(
        check.takes("limit", 1),
        check.takes("limit", 10_000),
        check.refuses("limit", 0, "between 1 and 10000, was 0"),
        check.refuses("limit", 10_001, "between 1 and 10000, was 10001"));
  }

  @Test
  void a_page_follows_another_of_the_same_size() {
    assertThat(PageRequest.first()).isEqualTo(new PageRequest(100, null));
    assertThat(PageRequest.ofSize(7).after("c")).isEqualTo(new PageRequest(7, "c"));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> PageRequest.first().after(null))
        .satisfies(error -> assertThat(error.field()).isEqualTo("cursor"));
  }

  @Test
  void a_page_is_a_copy_and_knows_whether_there_is_a_next() {
    List<String> items = new ArrayList<>(List.of("a"));
    Page<String> page = new Page<>(items, "next");
    items.add("b");

    assertThat(page.items()).containsExactly("a");
    assertThat(page.hasNext()).isTrue();
    assertThat(new Page<>(items, null).hasNext()).isFalse();
  }

  @Test
  void pages_are_read_when_they_are_reached_and_not_before() {
    List<PageRequest> asked = new ArrayList<>();
    Stream<Integer> stream = Page.stream(PageRequest.ofSize(2), request -> read(asked, request));
    assertThat(asked).as("before the stream is used").isEmpty();

    Iterator<Integer> numbers = stream.iterator();
    assertThat(numbers.next()).isZero();
    assertThat(numbers.next()).isOne();
    assertThat(asked).hasSize(1);
    assertThat(numbers.next()).isEqualTo(2);
    assertThat(asked).containsExactly(new PageRequest(2, null), new PageRequest(2, "2"));
  }

  @Test
  void a_short_stream_reads_one_page() {
    List<PageRequest> asked = new ArrayList<>();

    assertThat(Page.stream(PageRequest.ofSize(2), request -> read(asked, request)).limit(2))
        .containsExactly(0, 1);
    assertThat(asked).hasSize(1);
  }

  @Test
  void a_stream_ends_with_the_last_page() {
    List<PageRequest> asked = new ArrayList<>();
    Iterator<Integer> numbers =
        Page.stream(PageRequest.ofSize(2), request -> read(asked, request)).iterator();

    List<Integer> all = new ArrayList<>();
    numbers.forEachRemaining(all::add);

    assertThat(all).containsExactly(0, 1, 2, 3, 4);
    assertThat(asked).hasSize(3);
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(numbers::next);
  }

  @Test
  void a_stream_goes_on_over_an_empty_page() {
    Stream<String> stream =
        Page.stream(
            PageRequest.first(),
            request ->
                request.cursor() == null
                    ? new Page<>(List.of(), "more")
                    : new Page<>(List.of("x"), null));

    assertThat(stream).containsExactly("x");
  }

  @Test
  void a_loop_reads_pages_when_it_reaches_them_and_anew_each_time() {
    List<PageRequest> asked = new ArrayList<>();
    Iterable<Integer> numbers =
        Page.iterate(PageRequest.ofSize(2), request -> read(asked, request));
    assertThat(asked).as("before the loop").isEmpty();

    Iterator<Integer> iterator = numbers.iterator();
    assertThat(iterator.next()).isZero();
    assertThat(iterator.next()).isOne();
    assertThat(asked).hasSize(1);
    assertThat(numbers).containsExactly(0, 1, 2, 3, 4);
    assertThat(asked).hasSize(4);
  }

  @Test
  void a_loop_goes_on_over_an_empty_page_and_ends_after_the_last() {
    Iterator<String> items =
        Page.iterate(
                PageRequest.first(),
                request ->
                    request.cursor() == null
                        ? new Page<String>(List.of(), "more")
                        : new Page<>(List.of("x"), null))
            .iterator();

    assertThat(items.next()).isEqualTo("x");
    assertThat(items.hasNext()).isFalse();
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(items::next);
  }

  @Test
  void a_stream_may_begin_in_the_middle() {
    assertThat(
            Page.stream(
                PageRequest.ofSize(2).after("4"), request -> read(new ArrayList<>(), request)))
        .containsExactly(4);
  }

  /** The numbers 0 to 4, the cursor being the next number. */
  private static Page<Integer> read(List<PageRequest> asked, PageRequest request) {
    asked.add(request);
    int from = request.cursor() == null ? 0 : Integer.parseInt(request.cursor());
    int to = Math.min(5, from + request.limit());
    return new Page<>(
        Stream.iterate(from, i -> i + 1).limit(to - from).toList(),
        to == 5 ? null : Integer.toString(to));
  }

  @Test
  void a_range_holds_its_begin_and_not_its_end() {
    TimeRange range = TimeRange.of(AT, AT.plusSeconds(1));

    assertThat(range.contains(AT)).isTrue();
    assertThat(range.contains(AT.plusNanos(999_999_999))).isTrue();
    assertThat(range.contains(AT.plusSeconds(1))).isFalse();
    assertThat(range.contains(AT.minusNanos(1))).isFalse();
    assertThat(TimeRange.of(AT, AT).contains(AT)).isFalse();
  }

  @Test
  void a_range_does_not_end_before_it_begins() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> TimeRange.of(AT, AT.minusNanos(1)))
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("to");
              assertThat(error.issue()).contains("must not be before from");
            });
  }

  @Test
  void what_can_be_stored_is_from_1970_to_2099() {
    assertThat(TimeRange.ALL.contains(Instant.EPOCH)).isTrue();
    assertThat(TimeRange.ALL.contains(Instant.EPOCH.minusNanos(1))).isFalse();
    assertThat(TimeRange.ALL.contains(Instant.parse("2099-12-31T23:59:59.999999999Z"))).isTrue();
    assertThat(TimeRange.ALL.contains(Instant.parse("2100-01-01T00:00:00Z"))).isFalse();
    assertThat(TimeRange.since(AT)).isEqualTo(TimeRange.of(AT, TimeRange.LATEST));
  }

  @Test
  void a_known_value_of_an_open_enumeration() {
    OpenEnum<Role> admin = OpenEnum.parse(Role.class, "admin");

    assertThat(admin).isEqualTo(OpenEnum.of(Role.ADMIN)).hasSameHashCodeAs(OpenEnum.of(Role.ADMIN));
    assertThat(admin.known()).contains(Role.ADMIN);
    assertThat(admin.is(Role.ADMIN)).isTrue();
    assertThat(admin.is(Role.OWNER)).isFalse();
    assertThat(admin.require("role")).isEqualTo(Role.ADMIN);
    assertThat(admin).hasToString("admin");
  }

  @Test
  void an_unknown_value_of_an_open_enumeration_is_kept() {
    OpenEnum<Role> auditor = OpenEnum.parse(Role.class, "auditor");

    assertThat(auditor.value()).isEqualTo("auditor");
    assertThat(auditor.known()).isEmpty();
    assertThat(auditor.is(Role.ADMIN)).isFalse();
    assertThat(auditor).isEqualTo(OpenEnum.parse(Role.class, "auditor"));
    assertThat(auditor).isNotEqualTo(OpenEnum.of(Role.ADMIN)).isNotEqualTo("auditor");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> auditor.require("role"))
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("role");
              assertThat(error.issue())
                  .isEqualTo("must be one of viewer, editor, admin, owner, was \"auditor\"");
            });
  }

  @Test
  void equal_text_of_two_enumerations_is_not_equal() {
    assertThat((Object) OpenEnum.parse(Role.class, "read"))
        .isNotEqualTo(OpenEnum.of(Permission.READ));
  }

  @Test
  void wire_names_are_exact() {
    assertThat(OpenEnum.require(Role.class, "role", "owner")).isEqualTo(Role.OWNER);
    for (String wrong : List.of("OWNER", "Owner", " owner", "")) {
      assertThatExceptionOfType(ValidationException.class)
          .isThrownBy(() -> OpenEnum.require(Role.class, "role", wrong));
    }
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> OpenEnum.parse(Role.class, " "))
        .satisfies(error -> assertThat(error.field()).isEqualTo("value"));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> OpenEnum.parse(Role.class, "x".repeat(101)));
  }

  @Test
  void a_job_is_final_when_it_is_done_or_failed() {
    assertThat(JobStatus.values())
        .filteredOn(JobStatus::isFinal)
        .containsExactly(JobStatus.COMPLETED, JobStatus.FAILED);
  }
}
