package com.signalcraft.client;

import com.signalcraft.client.config.BulkheadOptions;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.config.TlsOptions;
import com.signalcraft.client.internal.setup.EnvironmentCredentials;
import com.signalcraft.client.internal.setup.Values;
import com.signalcraft.client.internal.setup.Variables;
import java.nio.file.Path;

/** Sets a builder up by variables. Stateless. */
final class EnvironmentSetup {

  private EnvironmentSetup() {}

  static void apply(Variables variables, ClientBuilder builder) {
    variables.get("SIGNALCRAFT_BASE_URL").ifPresent(url -> url.to(builder::baseUrl));
    variables
        .get("SIGNALCRAFT_ALLOW_PLAIN_HTTP")
        .filter(allow -> allow.as(Values::truth))
        .ifPresent(allow -> builder.allowPlainHttp());
    EnvironmentCredentials.of(variables).ifPresent(builder::credentials);
    builder.timeouts(timeouts(variables));
    variables
        .get("SIGNALCRAFT_MAX_ATTEMPTS")
        .map(tries -> tries.as(n -> RetryOptions.defaults().withMaxAttempts(Values.number(n))))
        .ifPresent(builder::retry);
    variables
        .get("SIGNALCRAFT_MAX_CONCURRENT")
        .map(most -> most.as(n -> BulkheadOptions.defaults().withMaxConcurrent(Values.number(n))))
        .ifPresent(builder::bulkhead);
    variables
        .get("SIGNALCRAFT_PROXY")
        .map(proxy -> proxy.as(Values::proxy))
        .ifPresent(builder::proxy);
    variables
        .get("SIGNALCRAFT_CA_FILE")
        .map(file -> file.as(path -> TlsOptions.trustingOnly(Path.of(path))))
        .ifPresent(builder::tls);
    variables.get("SIGNALCRAFT_USER_AGENT").ifPresent(agent -> agent.to(builder::userAgent));
    variables
        .get("SIGNALCRAFT_COMPRESS")
        .map(compress -> compress.as(Values::truth))
        .ifPresent(builder::compress);
  }

  private static Timeouts timeouts(Variables variables) {
    Timeouts timeouts = Timeouts.defaults();
    Timeouts connecting =
        variables
            .get("SIGNALCRAFT_CONNECT_TIMEOUT")
            .map(time -> time.as(text -> timeouts.withConnect(Values.duration(text))))
            .orElse(timeouts);
    return variables
        .get("SIGNALCRAFT_TIMEOUT")
        .map(time -> time.as(text -> connecting.withCall(Values.duration(text))))
        .orElse(connecting);
  }
}
