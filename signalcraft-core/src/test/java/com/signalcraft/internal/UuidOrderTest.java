package com.signalcraft.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UuidOrderTest {

  @Property
  void is_the_order_of_the_texts(
      @ForAll long aHigh, @ForAll long aLow, @ForAll long bHigh, @ForAll long bLow) {
    UUID a = new UUID(aHigh, aLow);
    UUID b = new UUID(bHigh, bLow);

    assertThat(Integer.signum(UuidOrder.compare(a, b)))
        .isEqualTo(Integer.signum(a.toString().compareTo(b.toString())));
    assertThat(UuidOrder.compare(a, new UUID(aHigh, aLow))).isZero();
  }

  @Test
  void differs_from_the_order_of_java_where_a_first_bit_is_set() {
    UUID high = UUID.fromString("80000000-0000-0000-0000-000000000000");
    UUID low = UUID.fromString("00000000-0000-0000-8000-000000000000");
    UUID least = UUID.fromString("00000000-0000-0000-0000-000000000001");

    assertThat(UuidOrder.UNSIGNED.compare(high, low)).isPositive();
    assertThat(UuidOrder.UNSIGNED.compare(low, least)).isPositive();
    assertThat(high.compareTo(low)).isNegative();
  }
}
