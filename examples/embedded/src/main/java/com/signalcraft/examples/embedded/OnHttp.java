package com.signalcraft.examples.embedded;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.http.ApiResponse;
import com.signalcraft.client.http.RawRequest;
import com.signalcraft.client.http.RawResponse;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The API over HTTP: a client, credentials, answers whole, and calls without waiting. */
final class OnHttp {

  private OnHttp() {}

  /**
   * A client for an integration.
   *
   * @param url where the API is
   * @param apiKey the key of the business
   * @return the client
   */
  static HttpSignalCraft open(String url, String apiKey) {
    // [open]
    HttpSignalCraft signalCraft =
        HttpSignalCraft.builder()
            .baseUrl(url) // the hosted service's where it is left out
            .credentials(Credentials.apiKey(apiKey))
            .timeouts(Timeouts.defaults().withCall(Duration.ofSeconds(30)))
            .retry(RetryOptions.defaults().withMaxAttempts(6))
            .userAgent("acme-shop/2.1")
            .build();
    // [/open]
    return signalCraft;
  }

  /**
   * A client for a person, whose tokens outlive the process.
   *
   * @param url where the API is
   * @param email the person's address
   * @param password the password
   * @param save keeps the tokens
   * @return the client
   */
  static HttpSignalCraft openForPerson(
      String url, String email, String password, Consumer<Tokens> save) {
    // [person]
    HttpSignalCraft signalCraft =
        HttpSignalCraft.builder()
            .baseUrl(url)
            .credentials(Credentials.password(email, password)) // or Credentials.tokens(saved)
            .tokenListener(save::accept)
            .build();
    // [/person]
    return signalCraft;
  }

  /**
   * Creates a source and shows what came along with the answer.
   *
   * @param signalCraft the API
   * @param shop the business
   * @param out what came is printed here
   * @return the source
   */
  static KpiSource createAndTell(HttpSignalCraft signalCraft, UUID shop, PrintStream out) {
    // [response]
    NewKpiSource sales = NewKpiSource.of(shop, "Sales", KpiType.REVENUE, "EUR");
    ApiResponse<KpiSource> created = signalCraft.withResponse(view -> view.sources().create(sales));
    out.println(created.status() + ", request " + created.requestId().orElse("without an id"));
    // [/response]
    return created.value();
  }

  /**
   * Asks for something that this version of the client has no method for.
   *
   * @param signalCraft the API
   * @param shop the business
   * @return the JSON of the answer
   */
  static String raw(HttpSignalCraft signalCraft, UUID shop) {
    // [raw]
    RawResponse answer =
        signalCraft.raw().send(RawRequest.get("/kpis/sources/" + shop).header("X-Trace", "7"));
    // [/raw]
    return answer.text();
  }

  /**
   * Reads the sources of a business without waiting for them.
   *
   * @param signalCraft the API
   * @param shop the business
   * @return how many there are, in the end
   */
  static CompletableFuture<Integer> countLater(HttpSignalCraft signalCraft, UUID shop) {
    // [async]
    CompletableFuture<List<KpiSource>> sources = signalCraft.async().sources().list(shop);
    // sources.cancel(true) ends the call itself
    // [/async]
    return sources.thenApply(List::size);
  }
}
