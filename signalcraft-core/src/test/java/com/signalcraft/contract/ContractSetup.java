package com.signalcraft.contract;

import com.signalcraft.error.NotSupportedException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Gives each area the back end of the class around it, and skips what that one declares missing.
 */
final class ContractSetup
    implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {

  @Override
  public void beforeEach(ExtensionContext context) {
    SignalCraftContract contract =
        context.getRequiredTestInstances().findInstance(SignalCraftContract.class).orElseThrow();
    area(context).use(contract.backend());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    area(context).backend().close();
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    if (failure instanceof NotSupportedException
        && !area(context).backend().notSupported().isEmpty()) {
      throw new TestAbortedException("the back end declares it missing: " + failure.getMessage());
    }
    throw failure;
  }

  private static ContractArea area(ExtensionContext context) {
    return context.getRequiredTestInstances().findInstance(ContractArea.class).orElseThrow();
  }
}
