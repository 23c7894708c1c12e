package com.signalcraft.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.ValidationException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AggregationTest {

  private static final double NAN = Double.NaN;

  @ParameterizedTest
  @CsvSource({"sum, 12", "avg, 4", "count, 3", "min, -1", "max, 10", "last, 3"})
  void missing_values_are_left_out(String name, double expected) {
    Aggregation how = OpenEnum.require(Aggregation.class, "aggregate", name);
    double[] values = {100, NAN, 10, -1, NAN, 3, NAN, -100};

    assertThat(how.aggregate(values, 1, 7)).isEqualTo(expected);
    assertThat(how.wireName()).isEqualTo(name);
  }

  @ParameterizedTest
  @EnumSource(Aggregation.class)
  void nothing_is_missing_but_counts_as_zero(Aggregation how) {
    Double expected = how == Aggregation.COUNT ? 0.0 : NAN;

    assertThat(how.aggregate(new double[] {1, NAN, 1}, 1, 2)).isEqualTo(expected);
    assertThat(how.aggregate(new double[] {1}, 1, 1)).isEqualTo(expected);
  }

  @Test
  void sums_carry_the_rounding_errors() {
    double[] tenths = new double[1_000_000];
    Arrays.fill(tenths, 0.1);

    assertThat(Aggregation.SUM.aggregate(tenths, 0, tenths.length)).isEqualTo(100_000.0);
    assertThat(Aggregation.SUM.aggregate(new double[] {1, 1e100, 1, -1e100}, 0, 4)).isEqualTo(2);
    assertThat(Aggregation.AVG.aggregate(new double[] {1, 1e100, 1, -1e100}, 0, 4)).isEqualTo(0.5);
  }

  @Test
  void a_sum_beyond_the_doubles_is_refused_but_not_a_mean() {
    double[] huge = {1.5e308, 1.5e308};

    assertThatThrownBy(() -> Aggregation.SUM.aggregate(huge, 0, 2))
        .isInstanceOf(ValidationException.class)
        .hasMessage("values: must have a finite sum in each bucket, was Infinity");
    assertThat(Aggregation.AVG.aggregate(huge, 0, 2)).isEqualTo(1.5e308);
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "2, 1", "0, 3"})
  void the_range_is_one_of_the_array(int from, int to) {
    assertThatThrownBy(() -> Aggregation.SUM.aggregate(new double[2], from, to))
        .isInstanceOf(ValidationException.class)
        .hasMessage("range: must be within 0 and 2, was " + from + " to " + to);
  }
}
