package com.signalcraft.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.testing.JavadocRules;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JavadocTest {

  @Test
  void everything_public_is_documented() {
    assertThat(JavadocRules.violations(Path.of("src", "main", "java"))).isEmpty();
  }
}
