package com.signalcraft.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.differential.Programs;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs of calls by several callers: every result and every error is the same in memory
 * and on PostgreSQL. More programs, or longer ones, by the system properties {@code
 * signalcraft.differential.seeds}, {@code .first} and {@code .steps}.
 */
class DifferentialTest {

  private static final String PROPERTIES = "signalcraft.differential.";

  private static final int SEEDS = 10;
  private static final int STEPS = 300;

  private static Programs programs;

  @BeforeAll
  static void learnOperations() {
    programs = new Programs(JdbcSide::new);
  }

  /** Else the programs would agree on little but errors. */
  @AfterAll
  static void everyOperationWasAnsweredByThen() {
    if (seeds().count() >= SEEDS) {
      assertThat(programs.unanswered()).isEmpty();
    }
  }

  static LongStream seeds() {
    long first = Long.getLong(PROPERTIES + "first", 1);
    return LongStream.range(first, first + Integer.getInteger(PROPERTIES + "seeds", SEEDS));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void both_back_ends_answer_a_program_of_calls_alike(long seed) {
    assertThat(programs.run(seed, Integer.getInteger(PROPERTIES + "steps", STEPS))).isEmpty();
  }

  @Test
  void programs_hold_every_operation_of_the_api() {
    Set<String> declared = new TreeSet<>();
    for (Method group : SignalCraft.class.getMethods()) {
      Class<?> type = group.getReturnType();
      if (group.getParameterCount() == 0 && type.isInterface() && type != SignalCraft.class) {
        Arrays.stream(type.getMethods())
            .filter(method -> !method.isSynthetic())
            .map(method -> group.getName() + "." + method.getName())
            .forEach(declared::add);
      }
    }

    assertThat(
            programs.operationNames().stream()
                .map(name -> name.replaceFirst("/\\d$", ""))
                .distinct()
                .sorted()
                .toList())
        .containsExactlyElementsOf(declared);
  }
}
