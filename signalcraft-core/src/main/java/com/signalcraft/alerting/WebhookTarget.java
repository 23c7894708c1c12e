package com.signalcraft.alerting;

import com.signalcraft.common.Checks;
import java.net.URI;
import java.util.List;

/**
 * Where a webhook goes and how it is signed. Immutable and thread-safe.
 *
 * @param uri an absolute https address (http where the channel allows it) without user and
 *     fragment; its path and query may be secret
 * @param secrets what bodies are signed with, each 16 to 500 characters, 1 to 5: two while one is
 *     being replaced by the other
 */
public record WebhookTarget(URI uri, List<String> secrets) {

  private static final int LEAST_SECRET = 16;

  /** Checks address and secrets. */
  public WebhookTarget {
    Checks.required("uri", uri);
    Checks.that(
        uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null,
        "uri",
        "must be absolute with a host, and without a user or a fragment");
    secrets = Checks.list("secrets", secrets);
    Checks.between("secrets", secrets.size(), 1, 5);
    for (String secret : secrets) {
      Checks.that(
          secret.length() >= LEAST_SECRET && secret.length() <= 500,
          "secrets",
          "must have 16 to 500 characters, had " + secret.length());
    }
  }

  /**
   * A target with one secret.
   *
   * @param uri where
   * @param secret what bodies are signed with, 16 to 500 characters
   * @return the target
   */
  public static WebhookTarget of(URI uri, String secret) {
    return new WebhookTarget(uri, List.of(Checks.required("secrets", secret)));
  }

  /** Neither the secrets nor what of the address may be one. */
  @Override
  public String toString() {
    return "WebhookTarget[" + uri.getScheme() + "://" + uri.getHost() + "/…]";
  }
}
