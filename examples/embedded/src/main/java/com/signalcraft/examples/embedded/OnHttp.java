package com.signalcraft.examples.embedded;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.auth.Tokens;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.event.EventOptions;
import com.signalcraft.client.event.GapReader;
import com.signalcraft.client.event.LiveEvent;
import com.signalcraft.client.event.LiveEvents;
import com.signalcraft.client.hosted.RemoteJob;
import com.signalcraft.client.hosted.Report;
import com.signalcraft.client.hosted.ReportRequest;
import com.signalcraft.client.hosted.UploadOptions;
import com.signalcraft.client.hosted.UploadResult;
import com.signalcraft.client.http.ApiResponse;
import com.signalcraft.client.http.RawRequest;
import com.signalcraft.client.http.RawResponse;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.Timeframe;
import java.io.PrintStream;
import java.nio.file.Path;
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
    RawResponse answer = signalCraft.raw().send(RawRequest.get("/kpis/sources/" + shop));
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

  /**
   * Uploads a file of points, and fetches a report about them.
   *
   * @param signalCraft the API
   * @param revenue the KPI source
   * @param shop its business
   * @param csv the file
   * @param target where the report goes
   * @param out the progress is printed here
   */
  static void uploadAndReport(
      HttpSignalCraft signalCraft,
      UUID revenue,
      UUID shop,
      Path csv,
      Path target,
      PrintStream out) {
    // [jobs]
    RemoteJob<UploadResult> upload =
        signalCraft.kpis().upload(csv, new UploadOptions(revenue, "day", "sales"));
    UploadResult read = upload.await(Duration.ofMinutes(5));
    out.println(read.badRows().size() + " lines were no point");

    RemoteJob<Report> job =
        signalCraft.reports().generate(ReportRequest.pdf(shop, Timeframe.THIRTY_DAYS));
    Report report = job.await(Duration.ofMinutes(5));
    signalCraft.downloads().to(report.file(), target);
    // [/jobs]
  }

  /**
   * Says what happens in a business, until the stream is closed.
   *
   * @param signalCraft the API, seen by a person
   * @param shop the business
   * @param sources its sources
   * @param out what happens is printed here
   * @return the stream
   */
  static LiveEvents watch(
      HttpSignalCraft signalCraft, UUID shop, List<UUID> sources, PrintStream out) {
    // [events]
    GapReader missed = new GapReader(signalCraft);
    LiveEvents events =
        signalCraft.events(
            shop,
            EventOptions.defaults(),
            event -> {
              if (event instanceof LiveEvent.KpiUpdate update) {
                out.println(update.timestamp() + " " + update.value());
              } else if (event instanceof LiveEvent.Gap gap) {
                missed.missedPoints(gap, sources).forEach(out::println);
              }
            });
    // [/events]
    return events;
  }
}
