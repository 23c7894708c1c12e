package com.signalcraft.examples.server.external;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.Checks;
import com.signalcraft.examples.server.external.NewsFeed.Found;
import com.signalcraft.examples.server.fetch.Fetcher;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.WeatherReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Imports weather, prices and news; done again it changes nothing more. Thread-safe. */
public final class Importer {

  private static final int BATCH = 1_000;
  private static final long LARGEST_FILE = 100_000_000;

  private final SignalCraft service;
  private final Fetcher fetcher;

  /**
   * An importer.
   *
   * @param service the back end as the service sees it
   * @param fetcher fetches what is at addresses
   */
  public Importer(SignalCraft service, Fetcher fetcher) {
    this.service = service;
    this.fetcher = fetcher;
  }

  /**
   * Imports.
   *
   * @param source what, and where from
   * @return what came of it
   * @throws ImportException if it is not in a form that is known, or the file cannot be read
   * @throws com.signalcraft.examples.server.fetch.FetchFailedException if it cannot be fetched
   */
  public ImportResult run(ImportSource source) {
    byte[] content =
        source.isUrl()
            ? fetcher.fetch(source.origin(), source.kind().types())
            : file(source.origin());
    return switch (source.kind()) {
      case WEATHER -> weather(content, source);
      case MARKET -> market(content, source);
      case NEWS -> news(content);
    };
  }

  private static byte[] file(String name) {
    try {
      Path file = Path.of(name);
      if (Files.size(file) > LARGEST_FILE) {
        throw new ImportException(name + " has more than " + LARGEST_FILE + " bytes", null);
      }
      return Files.readAllBytes(file);
    } catch (InvalidPathException | IOException e) {
      throw new ImportException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  private ImportResult weather(byte[] content, ImportSource source) {
    List<WeatherReading> readings =
        OpenMeteo.read(
            content,
            Checks.required("city", source.city()),
            Checks.required("country", source.country()));
    inBatches(readings, service.weather()::save);
    return new ImportResult(readings.size(), List.of());
  }

  private ImportResult market(byte[] content, ImportSource source) {
    List<MarketPrice> prices =
        new Changes(service.market()).of(ExchangeRates.read(content, source.symbols()));
    inBatches(prices, service.market()::save);
    return new ImportResult(prices.size(), List.of());
  }

  private ImportResult news(byte[] content) {
    Found found =
        looksLikeXml(content)
            ? NewsFeed.read(content)
            : new Found(NewsJson.read(content), List.of());
    inBatches(found.articles(), service.news()::save);
    return new ImportResult(found.articles().size(), found.skipped());
  }

  private static boolean looksLikeXml(byte[] content) {
    for (byte one : content) {
      if (one == '<') {
        return true;
      } else if (one == '{' || one == '[') {
        return false;
      }
    }
    return false;
  }

  private static <T> void inBatches(List<T> rows, Consumer<List<T>> save) {
    for (int from = 0; from < rows.size(); from += BATCH) {
      save.accept(rows.subList(from, Math.min(rows.size(), from + BATCH)));
    }
  }
}
