package com.signalcraft.jdbc.internal.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that grow without being copied. */
class SeriesBufferTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_023, 1_024, 1_025, 3_072, 3_073, 130_048, 200_000})
  void rows_come_out_as_they_went_in_whatever_their_number(int rows) {
    SeriesBuffer buffer = new SeriesBuffer();
    long[] times = new long[rows];
    double[] values = new double[rows];
    Arrays.setAll(times, i -> 3L * i - 7);
    Arrays.setAll(values, i -> i / 3.0);

    for (int i = 0; i < rows; i++) {
      buffer.add(times[i], values[i]);
    }

    assertThat(buffer.takeTimes()).isEqualTo(times);
    assertThat(buffer.takeValues()).isEqualTo(values);
  }
}
