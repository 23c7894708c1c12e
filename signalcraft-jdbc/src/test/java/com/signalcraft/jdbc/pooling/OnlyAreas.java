package com.signalcraft.jdbc.pooling;

import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Of the contract kit, runs the areas in which a connection can go to the wrong hands. */
final class OnlyAreas implements ExecutionCondition {

  private static final Set<String> AREAS =
      Set.of("Access", "Isolation", "Points", "Idempotency", "Writer");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Class<?> test = context.getRequiredTestClass();
    boolean isArea = test.isMemberClass() && context.getTestMethod().isEmpty();
    return isArea && !AREAS.contains(test.getSimpleName())
        ? ConditionEvaluationResult.disabled("the same behind a pooler")
        : ConditionEvaluationResult.enabled("an area, or in one");
  }
}
