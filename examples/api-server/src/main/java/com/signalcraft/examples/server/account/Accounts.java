package com.signalcraft.examples.server.account;

import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.server.account.Credentials.Credential;
import com.signalcraft.examples.server.account.Credentials.Opened;
import com.signalcraft.examples.server.account.SignIns.Event;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.examples.server.quota.Quotas;
import com.signalcraft.security.CallOrigin;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with their accounts. Thread-safe. */
public final class Accounts {

  private static final int LONGEST_PASSWORD = 1_000;
  private static final String NO_ADDRESS = "0.0.0.0";

  private final AccountOptions options;
  private final Passwords passwords;
  private final PasswordRule rule = new PasswordRule();
  private final Credentials credentials;
  private final Sessions sessions;
  private final SignIns signIns;
  private final Throttle throttle;

  /**
   * The accounts of a server.
   *
   * @param database connects as the server's own role
   * @param options how they are opened and used
   * @param passwords hashes passwords
   */
  public Accounts(ServerDatabase database, AccountOptions options, Passwords passwords) {
    this.options = options;
    this.passwords = passwords;
    Rows rows = new Rows(database);
    credentials = new Credentials(database);
    sessions = new Sessions(rows, options.sessionLife());
    signIns = new SignIns(rows);
    throttle = new Throttle(rows);
  }

  /**
   * An account that was opened, signed in to.
   *
   * @param account the account
   * @param session the session
   */
  record Registered(Opened account, Sessions.Live session) {}

  Registered register(
      NewUser user, @Nullable String password, NewBusiness business, CallOrigin origin) {
    if (!options.isOpen()) {
      throw new PermissionDeniedException("nobody can register here by himself");
    }
    String hash = passwords.hash(rule.require("password", password, user.email()));
    Opened account = credentials.open(user, hash, business, origin);
    return new Registered(account, sessions.begin(account.userId(), Event.REGISTERED, origin));
  }

  Sessions.Live signIn(String email, @Nullable String password, CallOrigin origin) {
    String given = given("password", password);
    String network = network(origin);
    Optional<Credential> found = credentials.find(email);
    boolean isKnown = found.isPresent() && signIns.isFrom(found.get().userId(), network);
    Throttle.Attempt attempt = throttle.begin(email, network, isKnown);
    if (found.isEmpty()) {
      passwords.matchNobody(given);
      throw wrong();
    }
    Credential credential = found.get();
    if (!passwords.matches(given, credential.hash())) {
      signIns.add(credential.userId(), Event.REFUSED, origin);
      throw wrong();
    }
    attempt.succeeded();
    if (passwords.isOutdated(credential.hash())) {
      credentials.replace(credential, passwords.hash(given));
    }
    return sessions.begin(credential.userId(), Event.SIGNED_IN, origin);
  }

  private static AuthenticationException wrong() {
    return new AuthenticationException("the address or the password is wrong");
  }

  Sessions.Live refresh(String token, CallOrigin origin) {
    return sessions.refresh(token, origin);
  }

  void signOut(String token, CallOrigin origin) {
    sessions.end(token, origin);
  }

  void changePassword(
      UUID userId,
      @Nullable UUID session,
      @Nullable String current,
      @Nullable String wanted,
      CallOrigin origin) {
    String given = given("current_password", current);
    Credential credential =
        credentials
            .get(userId)
            .orElseThrow(() -> new ValidationException("current_password", "there is none"));
    String next = rule.require("new_password", wanted, credential.email());
    Throttle.Attempt attempt = throttle.begin(credential.email(), network(origin), true);
    if (!passwords.matches(given, credential.hash())) {
      signIns.add(userId, Event.REFUSED, origin);
      throw new ValidationException("current_password", "is wrong");
    }
    attempt.succeeded();
    if (!credentials.replace(credential, passwords.hash(next))) {
      throw new ValidationException("current_password", "was changed in between");
    }
    sessions.endOthers(userId, session);
    signIns.add(userId, Event.PASSWORD_CHANGED, origin);
  }

  Page<SignIns.Entry> signIns(UUID userId, PageRequest page) {
    return signIns.list(userId, page);
  }

  private static String given(String field, @Nullable String password) {
    return Checks.optionalText(field, Checks.required(field, password), LONGEST_PASSWORD);
  }

  private static String network(CallOrigin origin) {
    String address = origin.ipAddress();
    return Quotas.network(address == null ? NO_ADDRESS : address);
  }
}
