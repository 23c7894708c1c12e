package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.contract.Operation.Effect;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.SignalCraftException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may do what: every operation of the API for every kind of caller. */
abstract class AccessContract extends ContractArea {

  @Test
  void every_operation_of_the_api_has_one_row_in_the_matrix() {
    assertThat(Operation.all().stream().map(Operation::name))
        .containsExactlyInAnyOrderElementsOf(Operation.declared());
  }

  @TestFactory
  Stream<DynamicContainer> every_caller_gets_what_the_table_of_rights_says() {
    return Operation.all().stream()
        .map(row -> DynamicContainer.dynamicContainer(row.name(), tests(row)));
  }

  private Stream<DynamicTest> tests(Operation row) {
    // Refused calls change nothing and may share a scene; others that change something may not.
    Scene[] shared = new Scene[1];
    return Arrays.stream(Caller.values())
        .map(
            caller -> {
              Outcome expected = row.rule().of(caller);
              return DynamicTest.dynamicTest(
                  caller + " → " + expected,
                  () -> {
                    boolean alone = expected == Outcome.ALLOWED && row.effect() != Effect.READS;
                    if (shared[0] == null || alone) {
                      shared[0] = Scene.create(backend());
                    }
                    check(row, caller, expected, shared[0]);
                    if (alone) {
                      shared[0] = null;
                    }
                  });
            });
  }

  private void check(Operation row, Caller caller, Outcome expected, Scene scene) {
    if (backend().notSupported().contains(row.name())) {
      assertThat(outcome(row, caller, scene))
          .hasValueSatisfying(
              error ->
                  assertThat(error)
                      .isInstanceOfAny(NotSupportedException.class, expected.error().orElse(null)));
      return;
    }
    if (expected == Outcome.ALLOWED) {
      assertThat(outcome(row, caller, scene)).isEmpty();
      return;
    }
    Map<String, Object> before = Snapshot.of(scene);
    assertThat(outcome(row, caller, scene))
        .as("the error")
        .hasValueSatisfying(
            error -> assertThat(error).isExactlyInstanceOf(expected.error().orElseThrow()));
    assertThat(Snapshot.of(scene)).as("nothing has changed").isEqualTo(before);
  }

  private static Optional<SignalCraftException> outcome(Operation row, Caller caller, Scene scene) {
    return Outcome.errorOf(() -> row.call().accept(scene.view(caller), scene.targets()));
  }
}
