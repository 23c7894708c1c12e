package com.signalcraft.examples.server.file;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.TransportException;
import com.signalcraft.examples.api.call.Content;
import com.signalcraft.examples.server.Part;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.examples.server.file.FileTable.FileRow;
import com.signalcraft.examples.server.file.FileTable.Purpose;
import com.signalcraft.examples.server.secret.DerivedKeys;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/** Files in chunks in the database, so that each process has those of all. Thread-safe. */
public final class DatabaseFileStore implements FileStore, Part {

  /** Longer than any job may wait; a job's end removes its file. */
  private static final Duration JOB_LIFE = Duration.ofDays(7);

  private final FileTable table;
  private final DownloadLinks links;
  private final FileOptions options;
  private final InstantSource clock;

  /**
   * A store.
   *
   * @param database where the files are kept
   * @param keys of which one signs the links
   * @param listening the address that the server listens on
   * @param options how files are kept
   * @param clock what files and links expire by
   */
  public DatabaseFileStore(
      ServerDatabase database,
      DerivedKeys keys,
      Supplier<URI> listening,
      FileOptions options,
      InstantSource clock) {
    table = new FileTable(database);
    links = new DownloadLinks(keys, () -> options.publicUrl().orElseGet(listening));
    this.options = options;
    this.clock = clock;
  }

  /** Answers downloads, which need no credentials: whoever has a link may use it. */
  @Override
  public void configure(JavalinConfig config) {
    DownloadHandler downloads = new DownloadHandler(table, links, clock);
    config.routes.get(DownloadLinks.PATH + "{file_id}", downloads);
    config.routes.head(DownloadLinks.PATH + "{file_id}", downloads);
  }

  @Override
  public StoredFile put(UUID businessId, String name, String type, ContentWriter content) {
    // The link tells the time in seconds.
    Instant expiresAt = clock.instant().plus(options.life()).truncatedTo(ChronoUnit.SECONDS);
    FileRow file = new FileRow(UUID.randomUUID(), name, type, 0, expiresAt);
    long size = write(businessId, Purpose.DOWNLOAD, file, content);
    return new StoredFile(file.id(), size, links.link(file.id(), expiresAt), expiresAt);
  }

  /**
   * Keeps what a job works on.
   *
   * @param businessId whose it is
   * @param bytes its bytes
   * @return its id
   */
  public UUID keepForJob(UUID businessId, InputStream bytes) {
    FileRow file =
        new FileRow(
            UUID.randomUUID(),
            "job",
            "application/octet-stream",
            0,
            clock.instant().plus(JOB_LIFE));
    write(businessId, Purpose.JOB, file, bytes::transferTo);
    return file.id();
  }

  /**
   * What a job works on.
   *
   * @param fileId its id
   * @return its bytes
   * @throws NotFoundException if it is not there
   */
  public Content content(UUID fileId) {
    FileRow file =
        table
            .find(fileId, Purpose.JOB, clock.instant())
            .orElseThrow(() -> NotFoundException.of("file", fileId));
    return new Content() {
      @Override
      public long size() {
        return file.size();
      }

      @Override
      public InputStream open() {
        return new ChunkInput(table, fileId, 0, file.size());
      }
    };
  }

  /**
   * Removes the files that have expired.
   *
   * @param now the time
   * @return how many
   */
  public int tidy(Instant now) {
    return table.purge(now);
  }

  private long write(UUID businessId, Purpose purpose, FileRow file, ContentWriter content) {
    table.insert(businessId, purpose, file, clock.instant());
    boolean isDone = false;
    ChunkOutput out = new ChunkOutput(table, file.id());
    try {
      try (out) {
        content.writeTo(out);
      }
      table.finish(file.id(), out.size());
      isDone = true;
      return out.size();
    } catch (IOException e) {
      throw new TransportException("the file cannot be written", FailureDetails.causedBy(e));
    } finally {
      if (!isDone) {
        table.delete(file.id());
      }
    }
  }
}
