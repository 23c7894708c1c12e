package com.signalcraft.examples.server;

import com.signalcraft.examples.server.account.AccountOptions;
import com.signalcraft.examples.server.quota.QuotaOptions;
import com.signalcraft.examples.server.web.WebOptions;

/**
 * What the server takes, from whom, and how much of it. Immutable.
 *
 * @param web of the network
 * @param quotas of requests
 * @param accounts of accounts
 */
public record ProtectionOptions(WebOptions web, QuotaOptions quotas, AccountOptions accounts) {

  /** For a server that is reached without a proxy, with the limits of the hosted API. */
  public static ProtectionOptions defaults() {
    return new ProtectionOptions(
        WebOptions.defaults(), QuotaOptions.defaults(), AccountOptions.defaults());
  }

  /** With other options of the network. */
  public ProtectionOptions with(WebOptions other) {
    return new ProtectionOptions(other, quotas, accounts);
  }

  /** With other limits of requests. */
  public ProtectionOptions with(QuotaOptions other) {
    return new ProtectionOptions(web, other, accounts);
  }

  /** With other options of accounts. */
  public ProtectionOptions with(AccountOptions other) {
    return new ProtectionOptions(web, quotas, other);
  }
}
