package com.signalcraft.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import java.time.Instant;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

  private static final RowKey ROW = new RowKey(Instant.parse("2026-01-31T23:59:59.123456789Z"), 7);

  @Property
  void a_place_among_points_comes_back(
      @ForAll long micros, @ForAll long idHigh, @ForAll long idLow) {
    PointKey key = new PointKey(micros, idHigh, idLow);

    assertThat(Cursors.point(Cursors.of(key))).isEqualTo(key);
  }

  @Test
  void a_place_among_rows_comes_back_to_the_nanosecond() {
    assertThat(Cursors.row(Cursors.of(ROW))).isEqualTo(ROW);
  }

  @Test
  void is_fit_for_an_address() {
    assertThat(Cursors.of(new PointKey(-1, -1, -1))).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAA", "not base 64!", "==", "2026-01-01T00:00:00Z"})
  void what_is_none_is_refused(String cursor) {
    assertMalformed(() -> Cursors.row(cursor));
    assertMalformed(() -> Cursors.point(cursor));
  }

  @Test
  void one_of_another_kind_of_list_is_refused() {
    assertMalformed(() -> Cursors.point(Cursors.of(ROW)));
    assertMalformed(() -> Cursors.row(Cursors.of(new PointKey(1, 2, 3))));
  }

  @Test
  void one_with_any_byte_changed_is_refused() {
    byte[] content = Base64.getUrlDecoder().decode(Cursors.of(ROW));
    for (int i = 0; i < content.length; i++) {
      byte[] changed = content.clone();
      changed[i] ^= 1;
      String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertMalformed(() -> Cursors.row(cursor));
    }
  }

  private static void assertMalformed(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ValidationException.class, e -> assertThat(e.field()).isEqualTo("cursor"));
  }
}
