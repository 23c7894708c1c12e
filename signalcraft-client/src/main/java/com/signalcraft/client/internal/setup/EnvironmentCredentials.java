package com.signalcraft.client.internal.setup;

import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.internal.setup.Variables.Variable;
import com.signalcraft.error.ValidationException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The identity that variables name. Stateless. */
public final class EnvironmentCredentials {

  private EnvironmentCredentials() {}

  /**
   * Reads the identity.
   *
   * @param variables the variables
   * @return the credentials, or empty where no identity is set
   * @throws ValidationException if one is half set, or more than one is; no value is shown
   */
  public static Optional<Credentials> of(Variables variables) {
    Optional<Variable> key = variables.get("SIGNALCRAFT_API_KEY");
    Optional<Variable> access = variables.get("SIGNALCRAFT_ACCESS_TOKEN");
    Optional<Variable> email = variables.get("SIGNALCRAFT_EMAIL");
    requireOne(Stream.of(key, access, email).flatMap(Optional::stream).toList());
    Optional<Variable> refresh = variables.get("SIGNALCRAFT_REFRESH_TOKEN");
    Optional<Variable> password = variables.get("SIGNALCRAFT_PASSWORD");
    requireWith(refresh, access, "SIGNALCRAFT_ACCESS_TOKEN");
    requireWith(password, email, "SIGNALCRAFT_EMAIL");
    requireWith(email, password, "SIGNALCRAFT_PASSWORD");
    return key.<Credentials>map(variable -> variable.as(Credentials::apiKey))
        .or(() -> access.map(variable -> tokens(variable, refresh)))
        .or(() -> email.flatMap(variable -> password.map(secret -> login(variable, secret))));
  }

  private static void requireOne(List<Variable> identities) {
    if (identities.size() > 1) {
      throw Variables.contradiction(identities.get(0), identities.get(1));
    }
  }

  private static void requireWith(
      Optional<Variable> one, Optional<Variable> other, String otherName) {
    if (one.isPresent() && other.isEmpty()) {
      throw new ValidationException(one.get().name(), "must be set together with " + otherName);
    }
  }

  private static Credentials tokens(Variable access, Optional<Variable> refresh) {
    Tokens tokens = access.as(Tokens::of);
    return refresh
        .map(variable -> variable.as(token -> Tokens.of(tokens.accessToken(), token)))
        .map(Credentials::tokens)
        .orElseGet(() -> Credentials.tokens(tokens));
  }

  private static Credentials login(Variable email, Variable password) {
    // blanks at its ends belong to a password
    return email.as(address -> Credentials.password(address, password.value()));
  }
}
