package com.signalcraft.examples.server;

/**
 * What nobody but the server must know. {@code toString} does not show it.
 *
 * @param signing what tokens and links are signed with, at least 32 characters
 * @param serviceKey who has it may do everything by the API; empty where nobody may
 */
public record Secrets(String signing, String serviceKey) {

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Secrets[hidden]";
  }
}
