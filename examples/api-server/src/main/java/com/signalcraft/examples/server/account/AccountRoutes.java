package com.signalcraft.examples.server.account;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.UserProfile;
import com.signalcraft.business.Business;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.security.Identity;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Registering and signing in. */
public final class AccountRoutes {

  private static final int LEAST_PASSWORD = 8;
  private static final int LONGEST_PASSWORD = 1_000;

  private final SignalCraft service;
  private final Credentials credentials;
  private final Passwords passwords = new Passwords();
  private final AccessTokens tokens;

  /**
   * Routes.
   *
   * @param service the back end as the service sees it
   * @param credentials where the hashes of passwords are
   * @param tokens issues access tokens
   */
  public AccountRoutes(SignalCraft service, Credentials credentials, AccessTokens tokens) {
    this.service = service;
    this.credentials = credentials;
    this.tokens = tokens;
  }

  /** The calls. */
  public List<Route> routes() {
    return List.of(
        Route.post("/auth/register", this::register)
            .body("email", "password", "full_name", "business_name", "industry")
            .open(),
        Route.post("/auth/login", this::login).body("email", "password").open());
  }

  private Answer register(Call call) {
    Body body = call.body();
    String password = Checks.text("password", body.text("password"), LONGEST_PASSWORD);
    Checks.that(password.length() >= LEAST_PASSWORD, "password", "must have at least 8 characters");
    NewBusiness wanted =
        new NewBusiness(
            Checks.text("business_name", body.text("business_name"), 200),
            body.text("industry"),
            null,
            null,
            JsonObject.EMPTY);
    NewUser newUser =
        new NewUser(Checks.required("email", body.text("email")), body.text("full_name"), "UTC");
    UserProfile user = service.users().create(newUser);
    credentials.put(user.id(), passwords.hash(password));
    Business business = service.as(Identity.user(user.id())).businesses().create(wanted);
    return Answer.created(
        object(
            "user",
            object("id", user.id(), "email", user.email(), "full_name", user.fullName()),
            "business",
            object("id", business.id(), "name", business.name(), "industry", business.industry()),
            "tokens",
            tokens(user.id())));
  }

  private Answer login(Call call) {
    Body body = call.body();
    String password = Checks.text("password", body.text("password"), LONGEST_PASSWORD);
    UUID user =
        credentials
            .find(Checks.text("email", body.text("email"), 320))
            .filter(found -> passwords.matches(password, found.hash()))
            .map(Credentials.Credential::userId)
            .orElseThrow(() -> new AuthenticationException("the address or the password is wrong"));
    UserProfile profile = service.users().get(user);
    return Answer.ok(
        object(
            "user",
            object(
                "id",
                profile.id(),
                "email",
                profile.email(),
                "subscription_tier",
                profile.subscriptionTier()),
            "tokens",
            tokens(user)));
  }

  private Map<String, Object> tokens(UUID user) {
    return object(
        "access_token",
        tokens.issue(user),
        "refresh_token",
        UUID.randomUUID().toString(),
        "expires_in",
        AccessTokens.LIFE.toSeconds());
  }
}
