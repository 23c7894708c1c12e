package com.signalcraft.examples.server.quota;

import java.util.List;

/**
 * The limits of requests. Immutable.
 *
 * @param unknown of a client address from which requests come without credentials, or with wrong
 *     ones
 * @param free of a user of the plan Free, or of the keys of a business whose owner has it
 * @param pro of Pro, and of the trial
 * @param enterprise of Enterprise
 */
public record QuotaOptions(
    RequestLimits unknown, RequestLimits free, RequestLimits pro, RequestLimits enterprise) {

  /** Those of the hosted API. */
  public static QuotaOptions defaults() {
    return new QuotaOptions(
        new RequestLimits(60, 600, 6_000),
        new RequestLimits(10, 100, 1_000),
        new RequestLimits(50, 1_000, 10_000),
        new RequestLimits(200, 10_000, 100_000));
  }

  /** No limits at all, for a server whose callers are all trusted. */
  public static QuotaOptions none() {
    return new QuotaOptions(
        RequestLimits.NONE, RequestLimits.NONE, RequestLimits.NONE, RequestLimits.NONE);
  }

  /** In the order of the function that counts. */
  Integer[] numbers() {
    return List.of(unknown, free, pro, enterprise).stream()
        .flatMap(limits -> List.of(limits.minute(), limits.hour(), limits.day()).stream())
        .toArray(Integer[]::new);
  }
}
