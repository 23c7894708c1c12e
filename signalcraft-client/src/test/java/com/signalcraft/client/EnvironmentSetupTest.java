package com.signalcraft.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.config.BulkheadOptions;
import com.signalcraft.client.config.ProxyOptions;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.internal.setup.Variables;
import com.signalcraft.client.internal.transport.TransportSettings;
import com.signalcraft.error.ValidationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentSetupTest {

  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();

  @Test
  void sets_nothing_where_nothing_is_set() {
    assertThat(settings().connection().baseUrl()).hasToString("https://api.signalcraft.com/v1");
    assertThat(settings().credentials()).isEqualTo(Credentials.none());
    assertThat(settings().connection().timeouts()).isEqualTo(Timeouts.defaults());
    assertThat(settings().connection().proxy()).isEmpty();
  }

  @Test
  void reads_all_variables() {
    environment.put("SIGNALCRAFT_BASE_URL", "http://a.example/v2/");
    environment.put("SIGNALCRAFT_ALLOW_PLAIN_HTTP", "TRUE");
    environment.put("SIGNALCRAFT_API_KEY", " key ");
    environment.put("SIGNALCRAFT_TIMEOUT", "45s");
    environment.put("SIGNALCRAFT_CONNECT_TIMEOUT", "PT2S");
    environment.put("SIGNALCRAFT_MAX_ATTEMPTS", "7");
    environment.put("SIGNALCRAFT_MAX_CONCURRENT", "3");
    environment.put("SIGNALCRAFT_PROXY", "http://ann:pa%40ss@proxy.example:3128");
    environment.put("SIGNALCRAFT_USER_AGENT", "acme/1");
    environment.put("SIGNALCRAFT_COMPRESS", "true");

    TransportSettings settings = settings();

    assertThat(settings.connection().baseUrl()).hasToString("http://a.example/v2");
    assertThat(settings.credentials()).isEqualTo(Credentials.apiKey("key"));
    assertThat(settings.connection().timeouts())
        .isEqualTo(
            Timeouts.defaults()
                .withCall(Duration.ofSeconds(45))
                .withConnect(Duration.ofSeconds(2)));
    assertThat(settings.policy().retry()).isEqualTo(RetryOptions.defaults().withMaxAttempts(7));
    assertThat(settings.policy().bulkhead())
        .isEqualTo(BulkheadOptions.defaults().withMaxConcurrent(3));
    assertThat(settings.connection().proxy())
        .contains(ProxyOptions.of("proxy.example", 3128).withLogin("ann", "pa@ss"));
    assertThat(settings.message().userAgent()).endsWith(" acme/1");
    assertThat(settings.message().compress()).isTrue();
  }

  @Test
  void properties_go_before_the_environment() {
    environment.put("SIGNALCRAFT_BASE_URL", "https://environment.example");
    properties.put("signalcraft.base.url", "https://property.example");
    properties.put("signalcraft.max.attempts", "  ");
    environment.put("SIGNALCRAFT_MAX_ATTEMPTS", "2");

    assertThat(settings().connection().baseUrl()).hasToString("https://property.example/");
    assertThat(settings().policy().retry().maxAttempts()).isEqualTo(2);
  }

  @Test
  void reads_each_kind_of_identity() {
    environment.put("SIGNALCRAFT_EMAIL", "ann@example.com");
    environment.put("SIGNALCRAFT_PASSWORD", " pa ss ");
    assertThat(settings().credentials())
        .isEqualTo(Credentials.password("ann@example.com", " pa ss "));

    environment.clear();
    environment.put("SIGNALCRAFT_ACCESS_TOKEN", "a");
    assertThat(settings().credentials())
        .isEqualTo(Credentials.tokens(com.signalcraft.client.auth.Tokens.of("a")));

    environment.put("SIGNALCRAFT_REFRESH_TOKEN", "r");
    assertThat(settings().credentials()).isEqualTo(Credentials.tokens("a", "r"));
  }

  @Test
  void refuses_two_identities_and_halves_of_one_without_showing_them() {
    environment.put("SIGNALCRAFT_API_KEY", "hush");
    environment.put("SIGNALCRAFT_ACCESS_TOKEN", "hush");
    assertRefused(
        "SIGNALCRAFT_API_KEY: must not be set beside SIGNALCRAFT_ACCESS_TOKEN: they are two"
            + " identities");

    environment.clear();
    environment.put("SIGNALCRAFT_REFRESH_TOKEN", "hush");
    assertRefused("SIGNALCRAFT_REFRESH_TOKEN: must be set together with SIGNALCRAFT_ACCESS_TOKEN");

    environment.clear();
    environment.put("SIGNALCRAFT_EMAIL", "ann@example.com");
    assertRefused("SIGNALCRAFT_EMAIL: must be set together with SIGNALCRAFT_PASSWORD");

    environment.clear();
    properties.put("signalcraft.password", "hush");
    assertRefused("signalcraft.password: must be set together with SIGNALCRAFT_EMAIL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SIGNALCRAFT_BASE_URL | nowhere | must be a URL such as"
            + " https://api.signalcraft.com/v1, was \"nowhere\"",
        "SIGNALCRAFT_BASE_URL | https://ann:hush@a.example | must hold no user name or password;"
            + " credentials are set apart from it",
        "SIGNALCRAFT_API_KEY | hush\thush | must be 1 to 1024 visible ASCII characters",
        "SIGNALCRAFT_ACCESS_TOKEN | hüsh | must be 1 to 16384 visible ASCII characters",
        "SIGNALCRAFT_TIMEOUT | soon | must be a duration such as 30s, 500ms or PT30S, was \"soon\"",
        "SIGNALCRAFT_TIMEOUT | 30 | must be a duration such as 30s, 500ms or PT30S, was \"30\"",
        "SIGNALCRAFT_TIMEOUT | 48h | must be between PT0.001S and PT24H, was PT48H",
        "SIGNALCRAFT_TIMEOUT | -PT1S | must be between PT0.001S and PT24H, was PT-1S",
        "SIGNALCRAFT_CONNECT_TIMEOUT | 0s | must be between PT0.001S and PT24H, was PT0S",
        "SIGNALCRAFT_MAX_ATTEMPTS | few | must be a whole number, was \"few\"",
        "SIGNALCRAFT_MAX_ATTEMPTS | 0 | must be between 1 and 100, was 0",
        "SIGNALCRAFT_MAX_CONCURRENT | 0 | must be between 1 and 2147483647, was 0",
        "SIGNALCRAFT_COMPRESS | yes | must be true or false, was \"yes\"",
        "SIGNALCRAFT_ALLOW_PLAIN_HTTP | 1 | must be true or false, was \"1\"",
        "SIGNALCRAFT_PROXY | https://ann:hush@p | must be http://host:port or"
            + " http://user:password@host:port",
        "SIGNALCRAFT_PROXY | http://ann:hush@p/path | must be http://host:port or"
            + " http://user:password@host:port",
        "SIGNALCRAFT_CA_FILE | /nowhere.pem | must be a file of certificates in PEM, was"
            + " /nowhere.pem: /nowhere.pem",
      })
  void names_the_variable_and_what_is_allowed(String name, String value, String issue) {
    environment.put(name, value);
    assertRefused(name + ": " + issue);

    environment.clear();
    String property = name.toLowerCase(java.util.Locale.ROOT).replace('_', '.');
    properties.put(property, value);
    assertRefused(property + ": " + issue);
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5M, PT5M", "2 h, PT2H", "pt1.5s, PT1.5S"})
  void reads_durations(String text, Duration duration) {
    environment.put("SIGNALCRAFT_TIMEOUT", text);

    assertThat(settings().connection().timeouts().call()).isEqualTo(duration);
  }

  @Test
  void is_there_for_the_process_itself() {
    assertThatCode(() -> HttpSignalCraft.fromEnvironment().build().close())
        .doesNotThrowAnyException();
  }

  private void assertRefused(String message) {
    assertThatThrownBy(this::settings)
        .isInstanceOf(ValidationException.class)
        .hasMessage(message)
        .satisfies(
            e ->
                assertThat(org.assertj.core.util.Throwables.getStackTrace(e))
                    .doesNotContain("hush")
                    .doesNotContain("hüsh"));
  }

  private TransportSettings settings() {
    return ClientBuilder.from(new Variables(environment::get, properties::get)).settings();
  }
}
