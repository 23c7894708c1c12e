package com.signalcraft.examples.server.account;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.UserProfile;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.server.account.AccessTokens.Bearer;
import com.signalcraft.internal.Denials;
import java.util.List;
import java.util.Map;

/** Registering, signing in and out, tokens, passwords. Thread-safe. */
public final class AccountRoutes {

  private static final int LONGEST_TOKEN = 1_000;
  private static final int LONGEST_EMAIL = 320;
  private static final String BEARER = "Bearer ";

  private final SignalCraft service;
  private final Accounts accounts;
  private final AccessTokens tokens;

  /**
   * Routes.
   *
   * @param service the back end as the service sees it
   * @param accounts the accounts
   * @param tokens issues access tokens
   */
  public AccountRoutes(SignalCraft service, Accounts accounts, AccessTokens tokens) {
    this.service = service;
    this.accounts = accounts;
    this.tokens = tokens;
  }

  /** The calls. */
  public List<Route> routes() {
    return List.of(
        Route.post("/auth/register", this::register)
            .body("email", "password", "full_name", "business_name", "industry")
            .open(),
        Route.post("/auth/login", this::login).body("email", "password").open(),
        Route.post("/auth/refresh", this::refresh).body("refresh_token").open(),
        Route.post("/auth/logout", this::logout).body("refresh_token").open(),
        Route.put("/auth/password", this::changePassword).body("current_password", "new_password"),
        Route.get("/users/sign-ins", this::signIns).page());
  }

  private Answer register(Call call) {
    Body body = call.body();
    NewUser user =
        new NewUser(Checks.required("email", body.text("email")), body.text("full_name"), "UTC");
    NewBusiness business =
        new NewBusiness(
            Checks.text("business_name", body.text("business_name"), 200),
            body.text("industry"),
            null,
            null,
            JsonObject.EMPTY);
    Accounts.Registered made =
        accounts.register(user, body.text("password"), business, call.origin());
    return Answer.created(
        object(
            "user",
            object(
                "id", made.account().userId(), "email", user.email(), "full_name", user.fullName()),
            "business",
            object(
                "id",
                made.account().businessId(),
                "name",
                business.name(),
                "industry",
                business.industry()),
            "tokens",
            tokens(made.session())));
  }

  private Answer login(Call call) {
    Body body = call.body();
    String email = Checks.text("email", body.text("email"), LONGEST_EMAIL);
    Sessions.Live session = accounts.signIn(email, body.text("password"), call.origin());
    UserProfile profile = service.users().get(session.userId());
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
            tokens(session)));
  }

  private Answer refresh(Call call) {
    return Answer.ok(tokens(accounts.refresh(refreshToken(call), call.origin())));
  }

  private Answer logout(Call call) {
    accounts.signOut(refreshToken(call), call.origin());
    return Answer.done();
  }

  private static String refreshToken(Call call) {
    return Checks.text("refresh_token", call.body().text("refresh_token"), LONGEST_TOKEN);
  }

  private Answer changePassword(Call call) {
    Bearer bearer = bearer(call);
    Body body = call.body();
    accounts.changePassword(
        bearer.user(),
        bearer.session(),
        body.text("current_password"),
        body.text("new_password"),
        call.origin());
    return Answer.done();
  }

  private Answer signIns(Call call) {
    return Pages.page(
        "sign_ins",
        accounts.signIns(bearer(call).user(), call.query().page()),
        entry ->
            object(
                "id",
                entry.id(),
                "event",
                entry.event(),
                "ip_address",
                entry.ipAddress(),
                "user_agent",
                entry.userAgent(),
                "created_at",
                entry.createdAt()));
  }

  /** The person who calls: neither a key nor the service. */
  private Bearer bearer(Call call) {
    String authorization = call.headers().single("Authorization");
    if (authorization == null || !call.caller().startsWith("user ")) {
      throw Denials.needsUser();
    }
    return tokens.read(authorization.substring(BEARER.length()));
  }

  private Map<String, Object> tokens(Sessions.Live session) {
    return object(
        "access_token",
        tokens.issue(session.userId(), session.token().session()),
        "refresh_token",
        session.token().text(),
        "expires_in",
        AccessTokens.LIFE.toSeconds());
  }
}
