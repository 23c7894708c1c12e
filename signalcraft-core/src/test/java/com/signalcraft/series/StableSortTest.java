package com.signalcraft.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StableSortTest {

  @Property(tries = 100)
  void sorts_both_arrays_and_keeps_the_order_of_equal_keys(
      @ForAll @IntRange(min = 0, max = 300) int size,
      @ForAll @IntRange(min = 1, max = 50) int differentKeys,
      @ForAll int seed) {
    Random random = new Random(seed);
    long[] keys = random.longs(size, 0, differentKeys).toArray();
    double[] positions = IntStream.range(0, size).asDoubleStream().toArray();
    double[] expected =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingLong(i -> keys[i]))
            .mapToDouble(Integer::doubleValue)
            .toArray();
    long[] sorted = keys.clone();

    StableSort.sort(sorted, positions, size);

    assertThat(positions).containsExactly(expected);
    assertThat(sorted).isEqualTo(Arrays.stream(keys).sorted().toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 31, 32, 33, 64, 65, 127, 128, 129, 257})
  void reverses_a_falling_array(int size) {
    long[] keys = new long[size];
    double[] values = new double[size];
    Arrays.setAll(keys, i -> size - i);
    Arrays.setAll(values, i -> size - i);

    StableSort.sort(keys, values, size);

    for (int i = 0; i < size; i++) {
      assertThat(keys[i]).isEqualTo(i + 1);
      assertThat(values[i]).isEqualTo(i + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20})
  void leaves_what_is_beyond_the_size_alone(int size) {
    long[] keys = new long[40];
    Arrays.setAll(keys, i -> 40 - i);
    double[] values = new double[40];

    StableSort.sort(keys, values, size);

    for (int i = size; i < 40; i++) {
      assertThat(keys[i]).isEqualTo(40 - i);
    }
  }
}
