package com.signalcraft.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.signalcraft.common.Checks;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void line_breaks_and_control_characters_become_one_space() {
    assertThat(Texts.plain("a\r\nb\u0000\u001bc\u2028d\u0085e", 100)).isEqualTo("a b c d e");
    assertThat(Texts.plain(" \n ", 100)).isEqualTo("unknown");
    assertThat(Texts.plain(null, 100)).isEqualTo("unknown");
  }

  @Test
  void long_text_is_cut() {
    assertThat(Texts.plain("0123456789", 8)).isEqualTo("0123456…");
    assertThat(Texts.plain("012345🚨89", 8)).isEqualTo("012345?…");
  }

  @Property(tries = 300)
  void whatever_comes_can_be_kept(@ForAll String text) {
    assertThatCode(() -> Checks.text("error", Texts.plain(text, 50), 50))
        .doesNotThrowAnyException();
  }
}
