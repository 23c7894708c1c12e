package com.signalcraft.examples.server.job;

import com.signalcraft.common.JobStatus;
import com.signalcraft.common.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code jobs}.
 *
 * @param id its id
 * @param businessId for which business
 * @param asker who asked for it
 * @param kind what is to be done
 * @param parameters how
 * @param fileId what it works on, or null
 * @param status whether it waits, runs or has ended
 * @param progress from 0 to 1
 * @param result what came out, as JSON, or null
 * @param error what went wrong, as JSON, or null
 * @param attempts how often it was begun
 * @param createdAt when it was asked for
 */
record StoredJob(
    UUID id,
    UUID businessId,
    Asker asker,
    String kind,
    JsonObject parameters,
    @Nullable UUID fileId,
    JobStatus status,
    double progress,
    @Nullable String result,
    @Nullable String error,
    int attempts,
    Instant createdAt) {

  static final String COLUMNS =
      """
      id, business_id, asker, user_id, key_digest, key_sealed, kind, parameters, file_id, status,
      progress, result, error, attempts, created_at
      """;

  /** Columns as {@link #COLUMNS} has them. */
  static StoredJob of(ResultSet row) throws SQLException {
    return new StoredJob(
        row.getObject("id", UUID.class),
        row.getObject("business_id", UUID.class),
        new Asker(
            row.getString("asker"),
            row.getObject("user_id", UUID.class),
            row.getBytes("key_digest"),
            row.getBytes("key_sealed")),
        row.getString("kind"),
        JobJson.object(row.getString("parameters")),
        row.getObject("file_id", UUID.class),
        status(row.getString("status")),
        row.getDouble("progress"),
        row.getString("result"),
        row.getString("error"),
        row.getInt("attempts"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static JobStatus status(String name) {
    return Arrays.stream(JobStatus.values())
        .filter(status -> status.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no status of a job: " + name));
  }

  /**
   * What a process gets that wants to run a job: the job, or when to come again, or neither where
   * there is nothing to do any more.
   *
   * @param job the job, which is its own now
   * @param pause when to come again
   */
  record Claim(@Nullable StoredJob job, @Nullable Duration pause) {

    static final Claim OVER = new Claim(null, null);
  }
}
