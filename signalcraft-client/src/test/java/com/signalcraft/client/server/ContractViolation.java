package com.signalcraft.client.server;

/** A request that the contract does not know: the client's fault, not the user's. */
final class ContractViolation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ContractViolation(String message) {
    super(message);
  }
}
