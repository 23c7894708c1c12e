package com.signalcraft.client.internal.setup;

import com.signalcraft.common.Checks;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Checks of the API's base URL. Stateless. */
public final class BaseUrls {

  private BaseUrls() {}

  /**
   * Reads a base URL.
   *
   * @param field how the user knows it, for messages
   * @param text the URL
   * @return the URL, without a slash at its end
   * @throws com.signalcraft.error.ValidationException if it is none, or holds credentials, a query
   *     or a fragment
   */
  public static HttpUrl parse(String field, @Nullable String text) {
    String given = Checks.required(field, text).strip();
    // what is before an @ may be a password
    String shown = given.indexOf('@') >= 0 ? "one with an @" : "\"" + Checks.shown(given) + "\"";
    HttpUrl url = HttpUrl.parse(given);
    if (url == null) {
      Checks.that(
          false, field, "must be a URL such as https://api.signalcraft.com/v1, was " + shown);
      throw new IllegalStateException("not reached");
    }
    Checks.that(
        url.username().isEmpty() && url.password().isEmpty(),
        field,
        "must hold no user name or password; credentials are set apart from it");
    Checks.that(
        url.query() == null && url.fragment() == null,
        field,
        "must have no query and no fragment, was " + shown);
    return withoutSlash(url);
  }

  private static HttpUrl withoutSlash(HttpUrl url) {
    String path = url.encodedPath();
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return url.newBuilder().encodedPath(path.substring(0, end)).build();
  }

  /**
   * Checks that nothing secret crosses a network unencrypted.
   *
   * @param url the base URL
   * @param allowPlainHttp whether the user has allowed it
   * @throws com.signalcraft.error.ValidationException if it does and he has not
   */
  public static void requireSecure(HttpUrl url, boolean allowPlainHttp) {
    Checks.that(
        url.isHttps() || allowPlainHttp || isLoopback(url.host()),
        "base_url",
        "must be https, as credentials go with each call, was http://"
            + url.host()
            + "; allow plain HTTP where the network itself is safe");
  }

  private static boolean isLoopback(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.equals("::1")
        || name.matches("127(?:\\.\\d{1,3}){3}");
  }
}
