package com.signalcraft.client.server;

import static com.signalcraft.examples.api.call.JsonText.object;

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
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.security.Identity;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Registering, logging in and out. */
final class AuthRoutes {

  private static final int LEAST_PASSWORD = 8;

  private final InMemorySignalCraft store;
  private final TokenBook tokens;
  private final Map<String, Login> logins = new ConcurrentHashMap<>();

  AuthRoutes(InMemorySignalCraft store, TokenBook tokens) {
    this.store = store;
    this.tokens = tokens;
  }

  /** A password in the clear: this is no server for anything but tests. */
  private record Login(UUID userId, String password) {}

  List<Route> routes() {
    return List.of(
        Route.post("/auth/register", this::register)
            .body("email", "password", "full_name", "business_name", "industry")
            .open(),
        Route.post("/auth/login", this::login).body("email", "password").open(),
        Route.post("/auth/refresh", this::refresh).body("refresh_token").open(),
        Route.post("/auth/logout", this::logout).body("refresh_token").open());
  }

  private Answer register(Call call) {
    Body body = call.body();
    String password = Checks.text("password", body.text("password"), 1_000);
    Checks.that(password.length() >= LEAST_PASSWORD, "password", "must have at least 8 characters");
    NewBusiness wanted =
        new NewBusiness(
            Checks.text("business_name", body.text("business_name"), 200),
            body.text("industry"),
            null,
            null,
            JsonObject.EMPTY);
    UserProfile user =
        store
            .users()
            .create(
                new NewUser(
                    Checks.required("email", body.text("email")), body.text("full_name"), "UTC"));
    logins.put(user.email(), new Login(user.id(), password));
    Business business = store.as(Identity.user(user.id())).businesses().create(wanted);
    return Answer.created(
        object(
            "user",
            object("id", user.id(), "email", user.email(), "full_name", user.fullName()),
            "business",
            object("id", business.id(), "name", business.name(), "industry", business.industry()),
            "tokens",
            pair(user.id())));
  }

  private Answer login(Call call) {
    Body body = call.body();
    Login login = logins.get(Checks.text("email", body.text("email"), 320));
    if (login == null
        || !login.password().equals(Checks.text("password", body.text("password"), 1_000))) {
      throw new AuthenticationException("the address or the password is wrong");
    }
    UserProfile user = store.users().get(login.userId());
    return Answer.ok(
        object(
            "user",
            object(
                "id",
                user.id(),
                "email",
                user.email(),
                "subscription_tier",
                user.subscriptionTier()),
            "tokens",
            pair(user.id())));
  }

  private Answer refresh(Call call) {
    return Answer.ok(pair(tokens.spend(refreshToken(call))));
  }

  private Answer logout(Call call) {
    tokens.spend(refreshToken(call));
    return Answer.done();
  }

  private static String refreshToken(Call call) {
    return Checks.text("refresh_token", call.body().text("refresh_token"), 1_000);
  }

  private Map<String, Object> pair(UUID user) {
    return object(
        "access_token",
        tokens.access(user, TokenBook.LIFE),
        "refresh_token",
        tokens.refresh(user),
        "expires_in",
        TokenBook.LIFE.toSeconds());
  }
}
