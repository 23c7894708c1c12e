package com.signalcraft.client.internal.setup;

import com.signalcraft.client.config.ProxyOptions;
import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.ValidationException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Reads the values of variables. Stateless. */
public final class Values {

  private static final String VALUE = "value";
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");

  private Values() {}

  /**
   * A duration.
   *
   * @param text such as {@code 30s}, {@code 500ms} or {@code PT30S}
   * @return the duration
   * @throws ValidationException if it is none
   */
  public static Duration duration(String text) {
    Matcher matcher = SHORT_DURATION.matcher(text.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      long count = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(count);
        case "s" -> Duration.ofSeconds(count);
        case "m" -> Duration.ofMinutes(count);
        default -> Duration.ofHours(count);
      };
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new ValidationException(
          VALUE,
          "must be a duration such as 30s, 500ms or PT30S, was \"" + Checks.shown(text) + "\"",
          FailureDetails.causedBy(e));
    }
  }

  /**
   * A number.
   *
   * @param text up to 9 digits
   * @return the number
   * @throws ValidationException if it is none
   */
  public static int number(String text) {
    boolean isNumber = text.matches("\\d{1,9}");
    Checks.that(isNumber, VALUE, "must be a whole number, was \"" + Checks.shown(text) + "\"");
    return Integer.parseInt(text);
  }

  /**
   * Yes or no.
   *
   * @param text {@code true} or {@code false}, in whatever case
   * @return which of them
   * @throws ValidationException if it is neither
   */
  public static boolean truth(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean isTruth = lower.equals("true") || lower.equals("false");
    Checks.that(isTruth, VALUE, "must be true or false, was \"" + Checks.shown(text) + "\"");
    return lower.equals("true");
  }

  /**
   * A proxy.
   *
   * @param text such as {@code http://user:password@host:port}; nothing of it is shown in errors
   * @return the proxy
   * @throws ValidationException if it is none
   */
  public static ProxyOptions proxy(String text) {
    HttpUrl url = HttpUrl.parse(text.contains("://") ? text : "http://" + text);
    boolean isProxy =
        url != null
            && !url.isHttps()
            && url.encodedPath().equals("/")
            && url.query() == null
            && url.fragment() == null;
    if (url == null || !isProxy) {
      throw new ValidationException(
          VALUE, "must be http://host:port or http://user:password@host:port");
    }
    ProxyOptions proxy = ProxyOptions.of(url.host(), url.port());
    return url.username().isEmpty() ? proxy : proxy.withLogin(url.username(), url.password());
  }
}
