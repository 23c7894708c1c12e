package com.signalcraft.client.internal;

import com.signalcraft.common.Checks;
import org.jspecify.annotations.Nullable;

/** Checks of secrets, whose errors do not show them. Stateless. */
public final class Secrets {

  private static final int MAX_LENGTH = 16_384;

  private Secrets() {}

  /**
   * A secret that must be there, of sane length.
   *
   * @param field the field's name
   * @param secret the secret
   * @return the secret
   * @throws com.signalcraft.error.ValidationException if it is null, blank, or longer than 16,384
   *     characters
   */
  public static String checked(String field, @Nullable String secret) {
    String given = Checks.required(field, secret);
    Checks.that(!given.isBlank(), field, "must not be blank");
    Checks.that(
        given.length() <= MAX_LENGTH,
        field,
        "must have at most " + MAX_LENGTH + " characters, had " + given.length());
    return given;
  }
}
