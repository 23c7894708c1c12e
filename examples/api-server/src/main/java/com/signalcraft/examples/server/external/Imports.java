package com.signalcraft.examples.server.external;

import com.signalcraft.SignalCraft;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.server.Part;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.examples.server.fetch.FetchFailedException;
import com.signalcraft.examples.server.fetch.Fetcher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the imports that are due, each in one process. Thread-safe. */
public final class Imports implements Part {

  private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(15);
  private static final Duration TRY_AGAIN = Duration.ofMinutes(5);
  private static final int LONGEST_ERROR = 1_000;

  private final List<ScheduledImport> imports;
  private final Fetcher fetcher;
  private final Importer importer;
  private final ImportTable table;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          run -> {
            Thread one = new Thread(run, "imports");
            one.setDaemon(true);
            return one;
          });

  /**
   * Imports of a server.
   *
   * @param options which
   * @param service the back end as the service sees it
   * @param database where it is kept when they are due
   * @param clock what they are due by
   */
  public Imports(
      ImportOptions options, SignalCraft service, ServerDatabase database, InstantSource clock) {
    this.imports = options.imports();
    this.fetcher = new Fetcher(options.fetching());
    this.importer = new Importer(service, fetcher);
    this.table = new ImportTable(database);
    this.clock = clock;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // what runs tells of its failures itself
  public void start() {
    if (!imports.isEmpty()) {
      // It throws nothing that anybody would have to look at.
      var unused =
          thread.scheduleWithFixedDelay(
              this::runDue, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Makes what is due; one that fails does not stop the others. */
  void runDue() {
    for (ScheduledImport one : imports) {
      try {
        if (!thread.isShutdown() && table.claim(one, clock.instant())) {
          run(one);
        }
      } catch (RuntimeException e) {
        // The database is not there, say; it is asked again soon.
        LOG.warn("the import {} could not be looked after", one.name(), e);
      }
    }
  }

  private void run(ScheduledImport one) {
    try {
      ImportResult result = importer.run(one.source());
      result.skipped().forEach(line -> LOG.info("import {}: {}", one.name(), line));
      LOG.info(
          "import {}: {} rows, {} skipped", one.name(), result.saved(), result.skipped().size());
      end(one, result.saved(), null);
    } catch (ImportException | FetchFailedException | SignalCraftException e) {
      LOG.warn("import {} failed: {}", one.name(), e.getMessage());
      end(one, 0, e.getMessage());
    }
  }

  private void end(ScheduledImport one, int saved, @Nullable String error) {
    Instant now = clock.instant();
    Duration wait = error == null || one.every().compareTo(TRY_AGAIN) < 0 ? one.every() : TRY_AGAIN;
    String kept =
        error != null && error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
    table.end(one.name(), now, saved, kept, now.plus(wait));
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warn("an import goes on after the end of the server");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    fetcher.close();
  }
}
