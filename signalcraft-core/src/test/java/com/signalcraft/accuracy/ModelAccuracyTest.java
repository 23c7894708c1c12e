package com.signalcraft.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ModelAccuracyTest {

  @Test
  void it_is_one_less_the_weighted_error_of_forecasts_from_several_points_in_time() {
    // Two of 8 steps ahead: from step 6 on, 2 and 2 for 2 and 4; from step 4 on, 1 and 1 for 1 and
    // 2. So 1 - (0 + 2 + 0 + 1) / (2 + 4 + 1 + 2).
    assertThat(naive(7, 1, 1, 1, 1, 1, 2, 2, 4).getAsDouble()).isCloseTo(6.0 / 9, within(1e-12));
  }

  @Test
  void at_most_four_points_in_time_of_the_second_half_count() {
    double[] values = new double[60];
    Arrays.fill(values, 10);
    for (int i = 0; i <= 50; i++) {
      values[i] = i % 2 == 0 ? 1_000 : 10;
    }

    // From steps 58, 56, 54 and 52 on; one more, from step 50, would be far off.
    assertThat(naive(2, values)).hasValue(1);
  }

  @Test
  void of_a_long_history_the_last_values_alone_count() {
    double[] values = new double[60_000];
    Arrays.fill(values, 10);
    for (int i = 0; i < 40_000; i++) {
      values[i] = i % 2 == 0 ? 1_000 : 10;
    }

    // A quarter of all would reach back from step 45,000 to the restless part.
    assertThat(naive(15_000, values)).hasValue(1);
  }

  @Test
  void it_is_0_for_a_model_that_is_worse_than_nothing() {
    double[] values = {0, 90, 0, 90, 0, 90, 0, 1, 0, 1, 0, 1};

    assertThat(ModelAccuracy.of(Forecasters.drift(), TimeSeries.ofValues(values), 1)).hasValue(0);
  }

  @Test
  void there_is_none_of_a_short_history_of_zeros_or_of_a_model_that_needs_more() {
    assertThat(naive(1, 1, 2, 3)).isEmpty();
    assertThat(naive(1)).isEmpty();
    assertThat(naive(1, new double[20])).isEmpty();
    Forecaster demanding =
        history -> {
          throw new InsufficientDataException("must hold more");
        };
    assertThat(ModelAccuracy.of(demanding, TimeSeries.ofValues(1, 2, 3, 4), 1)).isEmpty();
  }

  @Test
  void a_history_without_frequency_and_no_steps_are_refused() {
    TimeSeries irregular =
        TimeSeries.of(ZoneOffset.UTC, new long[] {0, 7, 1_441, 9_999}, new double[] {1, 2, 3, 4});

    assertThatThrownBy(() -> ModelAccuracy.of(Forecasters.naive(), irregular, 1))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("frequency is not known");
    assertThatThrownBy(() -> naive(0, 1, 2, 3, 4))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("steps: must be between 1");
  }

  private static OptionalDouble naive(int steps, double... values) {
    return ModelAccuracy.of(Forecasters.naive(), TimeSeries.ofValues(values), steps);
  }
}
