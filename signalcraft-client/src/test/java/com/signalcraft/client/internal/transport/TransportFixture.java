package com.signalcraft.client.internal.transport;

import com.signalcraft.client.config.BreakerOptions;
import com.signalcraft.client.config.BulkheadOptions;
import com.signalcraft.client.config.RateLimitOptions;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.internal.time.FakeTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/** Transports to a server of a test, in time that the test moves. */
final class TransportFixture {

  static final ApiRequest GET = ApiRequest.of(HttpMethod.GET, "thing");
  static final ApiRequest POST = ApiRequest.of(HttpMethod.POST, "thing").body(json("{}"));
  static final ApiRequest KEYED_POST = POST.idempotencyKey("key-1");
  static final ResponseReader<String> TEXT =
      answer -> new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);

  static final PolicySettings ONLY_RETRY =
      new PolicySettings(
          RetryOptions.defaults(),
          BreakerOptions.off(),
          BulkheadOptions.off(),
          RateLimitOptions.off());

  private TransportFixture() {}

  static RequestBody json(String text) {
    return RequestBody.create(text, MediaType.get("application/json"));
  }

  static TransportSettings settings(String url) {
    return TransportSettings.of(ConnectionSettings.to(HttpUrl.get(url)));
  }

  static Transport transport(String url, PolicySettings policy, FakeTime time) {
    return new Transport(settings(url).with(policy), time.ambient());
  }

  /** A reader that reads nothing and fails. */
  static <T> ResponseReader<T> failing(IOException e) {
    return answer -> {
      throw e;
    };
  }
}
