package com.signalcraft.examples.fleet.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PointBufferTest {

  private record Point(long time, double value) {}

  @Property(tries = 300)
  void points_come_out_in_order_of_time_and_those_of_one_time_as_they_came(
      @ForAll @Size(max = 300) List<@IntRange(max = 40) Integer> times) {
    PointBuffer buffer = new PointBuffer();
    List<Point> points =
        IntStream.range(0, times.size()).mapToObj(i -> new Point(times.get(i), i)).toList();
    points.forEach(point -> buffer.add(point.time(), point.value()));
    assertThat(points(buffer))
        .isEqualTo(points.stream().sorted(Comparator.comparingLong(Point::time)).toList());
  }

  @Property(tries = 300)
  void the_newest_are_kept_whatever_the_order_in_which_they_came(
      @ForAll @Size(max = 200) List<@IntRange(max = 40) Integer> times,
      @ForAll @IntRange(min = 1, max = 100) int most) {
    PointBuffer buffer = new PointBuffer();
    for (int i = 0; i < times.size(); i++) {
      buffer.add(new long[] {times.get(i)}, new double[] {i});
      if (buffer.size() / 2 >= most) {
        buffer.keepNewest(most);
      }
    }
    buffer.keepNewest(most);
    List<Integer> sorted = times.stream().sorted().toList();
    assertThat(points(buffer).stream().map(point -> (int) point.time()))
        .isEqualTo(sorted.subList(Math.max(0, sorted.size() - most), sorted.size()));
  }

  @Test
  void one_that_is_empty_gives_nothing() {
    assertThat(new PointBuffer().times()).isEmpty();
    assertThat(new PointBuffer().values()).isEmpty();
  }

  private static List<Point> points(PointBuffer buffer) {
    long[] times = buffer.times();
    double[] values = buffer.values();
    return IntStream.range(0, buffer.size()).mapToObj(i -> new Point(times[i], values[i])).toList();
  }
}
