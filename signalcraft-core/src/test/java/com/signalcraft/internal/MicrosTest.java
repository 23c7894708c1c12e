package com.signalcraft.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.common.TimeRange;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MicrosTest {

  private static final long LATEST = 4_102_444_800_000_000L;

  @Test
  void are_counted_from_1970_and_cut_off() {
    assertThat(Micros.floor(Instant.EPOCH)).isZero();
    assertThat(Micros.floor(Instant.parse("1970-01-01T00:00:01.000002999Z"))).isEqualTo(1_000_002);
    assertThat(Micros.instant(1_000_002)).isEqualTo(Instant.parse("1970-01-01T00:00:01.000002Z"));
    assertThat(Micros.instant(-1)).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
  }

  @Test
  void a_bound_within_a_microsecond_is_the_next_one() {
    assertThat(Micros.bound(Instant.parse("1970-01-01T00:00:00.000002Z"))).isEqualTo(2);
    assertThat(Micros.bound(Instant.parse("1970-01-01T00:00:00.000002001Z"))).isEqualTo(3);
  }

  @Test
  void a_bound_beyond_all_points_is_the_nearest() {
    assertThat(Micros.bound(Instant.MIN)).isZero();
    assertThat(Micros.bound(Instant.MAX)).isEqualTo(LATEST);
    assertThat(Micros.bound(TimeRange.LATEST)).isEqualTo(LATEST);
    assertThat(Micros.bound(TimeRange.LATEST.minusNanos(1))).isEqualTo(LATEST);
  }
}
