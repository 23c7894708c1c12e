package com.signalcraft.examples.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What nobody but the server must know. {@code toString} does not show it.
 *
 * @param signing what tokens and links are signed with, at least 32 characters
 * @param earlier what they were signed with before it and are still believed by
 * @param serviceKey who has it may do everything by the API; empty where nobody may
 */
public record Secrets(String signing, List<String> earlier, String serviceKey) {

  /** Copies the list. */
  public Secrets {
    earlier = List.copyOf(earlier);
  }

  /** With one secret to sign with. */
  public Secrets(String signing, String serviceKey) {
    this(signing, List.of(), serviceKey);
  }

  /** The secrets that signatures are believed by, first the one that signs. */
  public List<byte[]> signingKeys() {
    List<String> all = new ArrayList<>(List.of(signing));
    all.addAll(earlier);
    return all.stream().map(secret -> secret.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Secrets[hidden]";
  }
}
