package com.signalcraft.examples.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The Content-Security-Policy of a page that holds all it needs. */
public final class PagePolicy {

  private PagePolicy() {}

  /**
   * Lets the browser load nothing and run nothing but the page's own style and script.
   *
   * @param style the style
   * @param script the script; empty for none
   * @return the policy
   */
  public static String of(String style, String script) {
    return "default-src 'none'; style-src '"
        + hash(style)
        + "'; "
        + (script.isEmpty() ? "" : "script-src '" + hash(script) + "'; ")
        + "base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
