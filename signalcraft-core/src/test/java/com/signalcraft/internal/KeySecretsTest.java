package com.signalcraft.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeySecretsTest {

  @Test
  void a_secret_is_256_bits_as_text_and_never_the_same() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String secret = KeySecrets.next();
      assertThat(secret).matches("sc_[A-Za-z0-9_-]{43}");
      assertThat(seen.add(secret)).isTrue();
    }
  }
}
