package com.signalcraft.common.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.RoundTrip;
import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RecordFormTest {

  private record Sample(
      Optional<String> text, OptionalInt whole, OptionalDouble number, String name)
      implements Serializable {

    private Sample {
      Checks.that(!name.equals("worse"), "name", "must not be worse");
    }

    private Object writeReplace() {
      return new RecordForm(this);
    }
  }

  @Test
  void optional_components_come_back_present_and_absent() throws IOException {
    Sample full = new Sample(Optional.of("a"), OptionalInt.of(7), OptionalDouble.of(0.5), "full");
    Sample empty =
        new Sample(Optional.empty(), OptionalInt.empty(), OptionalDouble.empty(), "empty");

    assertThat(RoundTrip.of(full)).isEqualTo(full);
    assertThat(RoundTrip.of(empty)).isEqualTo(empty);
  }

  @Test
  void what_is_read_is_checked_by_the_constructor() throws IOException {
    byte[] bytes =
        RoundTrip.write(
            new Sample(Optional.empty(), OptionalInt.empty(), OptionalDouble.empty(), "wrong"));
    byte[] changed =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .replace("wrong", "worse")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> RoundTrip.read(changed))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("must not be worse");
  }
}
