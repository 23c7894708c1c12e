package com.signalcraft.examples.server.account;

import com.signalcraft.common.Checks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a new password must be like, after NIST SP 800-63B: long enough, none of those that are
 * tried first, and nothing of what is known of the account. No kinds of characters are asked for.
 * Thread-safe.
 */
final class PasswordRule {

  private static final int LEAST = 8;
  private static final int MOST = 128;

  private final Set<String> common;

  PasswordRule() {
    try (InputStream stream =
            Objects.requireNonNull(
                PasswordRule.class.getResourceAsStream("common_passwords.txt"),
                "common_passwords.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      common = lines.lines().collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks a new password.
   *
   * @param field where it was given
   * @param password the password
   * @param email the account's address
   * @return the password
   */
  String require(String field, @Nullable String password, String email) {
    // The longest of characters beyond the basic ones counts two for each.
    String text = Checks.optionalText(field, Checks.required(field, password), 2 * MOST);
    int length = text.codePointCount(0, text.length());
    Checks.that(
        length >= LEAST && length <= MOST,
        field,
        "must have " + LEAST + " to " + MOST + " characters, had " + length);
    String lower = text.toLowerCase(Locale.ROOT);
    Checks.that(
        !common.contains(lower) && lower.codePoints().distinct().count() > 2,
        field,
        "must not be one of the passwords that everybody tries first");
    String address = email.toLowerCase(Locale.ROOT);
    Checks.that(
        !lower.equals(address) && !lower.equals(address.substring(0, address.indexOf('@'))),
        field,
        "must not be the account's address");
    return text;
  }
}
