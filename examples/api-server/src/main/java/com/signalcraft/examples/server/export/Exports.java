package com.signalcraft.examples.server.export;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.SubscriptionRequiredException;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Query;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.server.Part;
import com.signalcraft.examples.server.file.FileStore;
import com.signalcraft.examples.server.file.FileStore.StoredFile;
import com.signalcraft.security.Identity;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipOutputStream;

/** Exports a business's tables as an archive. Thread-safe. */
public final class Exports implements Part {

  private static final Duration COME_AGAIN = Duration.ofSeconds(10);

  private final SignalCraft service;
  private final FileStore files;
  private final ExportOptions options;
  private final InstantSource clock;
  private final Semaphore turns;

  /**
   * Exports of a server.
   *
   * @param service the back end as the service sees it, to know the plan of a business
   * @param files where they are kept
   * @param options how they are made
   * @param clock what time frames are told by
   */
  public Exports(SignalCraft service, FileStore files, ExportOptions options, InstantSource clock) {
    this.service = service;
    this.files = files;
    this.options = options;
    this.clock = clock;
    turns = new Semaphore(options.atOnce(), true);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/export/data", this::export)
            .query("business_id", "format", "tables", "timeframe"));
  }

  private Answer export(Call call) {
    Query query = call.query();
    UUID business = query.requiredId("business_id");
    ExportFormat format = OpenEnum.require(ExportFormat.class, "format", query.required("format"));
    ExportTimeframe given = query.constant(ExportTimeframe.class, "timeframe");
    ExportTimeframe timeframe = given == null ? ExportTimeframe.ALL : given;
    // Who may not see the business does not learn of its plan.
    UUID owner = call.view().businesses().get(business).ownerId();
    if (format == ExportFormat.EXCEL) {
      requireEnterprise(owner);
    }
    await();
    try {
      Map<String, List<JsonObject>> tables =
          call.view().lifecycle().exportBusiness(business).tables();
      return Answer.ok(
          link(keep(business, format, tables(tables, query, timeframe, clock.instant()))));
    } finally {
      turns.release();
    }
  }

  private void requireEnterprise(UUID owner) {
    SubscriptionTier tier =
        service.as(Identity.user(owner)).subscriptions().current().effectiveTier();
    if (tier != SubscriptionTier.ENTERPRISE) {
      throw new SubscriptionRequiredException(
          "exports to Excel are for the enterprise plan; csv and json are for all");
    }
  }

  private void await() {
    boolean isOurTurn;
    try {
      isOurTurn = turns.tryAcquire(options.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      isOurTurn = false;
    }
    if (!isOurTurn) {
      throw new OverloadedException(
          "other exports are being made", FailureDetails.retryAfter(COME_AGAIN));
    }
  }

  private static List<Table> tables(
      Map<String, List<JsonObject>> all, Query query, ExportTimeframe timeframe, Instant now) {
    List<String> wanted = query.separatedByCommas("tables");
    TreeSet<String> known = new TreeSet<>(all.keySet());
    for (String table : wanted) {
      Checks.that(
          known.contains(table), "tables", "must be of " + known + ", was \"" + table + "\"");
    }
    return new TreeMap<>(all)
        .entrySet().stream()
            .filter(table -> wanted.isEmpty() || wanted.contains(table.getKey()))
            .map(
                table ->
                    Table.of(table.getKey(), timeframe.of(table.getKey(), table.getValue(), now)))
            .toList();
  }

  private StoredFile keep(UUID business, ExportFormat format, List<Table> tables) {
    String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    return files.put(
        business,
        "signalcraft-" + format.wireName() + "-" + day + ".zip",
        "application/zip",
        out -> write(format, tables, out));
  }

  private static void write(ExportFormat format, List<Table> tables, OutputStream out)
      throws IOException {
    try (ZipOutputStream archive = new ZipOutputStream(out)) {
      format.writer().write(tables, archive);
    }
  }

  private static Map<String, Object> link(StoredFile file) {
    return object(
        "download_url", file.url().toString(),
        "file_size", file.size(),
        "expires_at", file.expiresAt());
  }
}
