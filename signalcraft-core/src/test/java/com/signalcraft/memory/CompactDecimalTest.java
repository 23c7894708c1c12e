package com.signalcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The short way to a double gives the same double as the long one. */
class CompactDecimalTest {

  @Property
  void is_the_nearest_double(
      @ForAll long unscaled, @ForAll @IntRange(min = -60, max = 60) int scale) {
    assertThat(CompactDecimal.toDouble(unscaled, scale))
        .isEqualTo(new BigDecimal(BigDecimal.valueOf(unscaled, scale).toString()).doubleValue());
  }

  @Test
  void is_the_nearest_double_at_the_edges_of_the_short_way() {
    long edge = 1L << 53;
    for (long unscaled : new long[] {edge - 1, edge, edge + 1, -edge, -edge - 1, 0, 1}) {
      for (int scale : new int[] {-23, -22, -1, 0, 1, 22, 23}) {
        assertThat(CompactDecimal.toDouble(unscaled, scale))
            .isEqualTo(Double.parseDouble(unscaled + "E" + -scale));
      }
    }
  }
}
