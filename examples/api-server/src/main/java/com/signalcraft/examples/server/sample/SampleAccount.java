package com.signalcraft.examples.server.sample;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.PageRequest;
import com.signalcraft.examples.server.account.Credentials;
import com.signalcraft.examples.server.account.Passwords;
import com.signalcraft.security.Identity;
import java.util.UUID;

/** Whom the sample business belongs to. */
public final class SampleAccount {

  /** The address to sign in with. */
  public static final String EMAIL = "demo@example.com";

  private final SignalCraft service;
  private final Credentials credentials;
  private final Passwords passwords;

  /**
   * An account of a server.
   *
   * @param service the back end as the service sees it
   * @param credentials where the hashes of passwords are
   * @param passwords makes them
   */
  public SampleAccount(SignalCraft service, Credentials credentials, Passwords passwords) {
    this.service = service;
    this.credentials = credentials;
    this.passwords = passwords;
  }

  /**
   * Makes it, with the enterprise plan and a business, where it is not there.
   *
   * @param password the password of a new one
   * @return the back end as its owner sees it
   */
  public SignalCraft install(String password) {
    UUID user =
        credentials
            .find(EMAIL)
            .map(Credentials.Credential::userId)
            .orElseGet(() -> create(password));
    SignalCraft owner = service.as(Identity.user(user));
    if (owner.businesses().list(PageRequest.ofSize(1)).items().isEmpty()) {
      owner.businesses().create(NewBusiness.of(SampleBusiness.NAME));
    }
    return owner;
  }

  private UUID create(String password) {
    UUID user = service.users().create(new NewUser(EMAIL, "Demo", "UTC")).id();
    credentials.put(user, passwords.hash(password));
    service.subscriptions().apply(SubscriptionChange.active(user, SubscriptionTier.ENTERPRISE));
    return user;
  }
}
