package com.signalcraft.examples.server.job;

import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.examples.server.job.StoredJob.Claim;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code jobs}. Leases go by the database's clock, so those of several processes agree.
 * Thread-safe.
 */
final class JobTable {

  /** Of no meaning but that nobody else locks by it. */
  private static final int LOCKS = 7_301;

  private static final String INSERT =
      """
      insert into signalcraft_server.jobs (
        id, business_id, asker, user_id, key_digest, key_sealed, kind, parameters, file_id,
        once_key, status, token, lease_until, attempts, started_at
      )
      values (?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?, now() + ? * interval '1 ms', ?,
        case when ? then now() end)
      on conflict (once_key) do nothing
      """;

  private static final String OPEN =
      """
      select count(*)
        from signalcraft_server.jobs
       where business_id = ?
         and status in ('queued', 'processing')
      """;

  private static final String FIND =
      "select " + StoredJob.COLUMNS + " from signalcraft_server.jobs where id = ?";

  private static final String FIND_LOCKED =
      """
      select status in ('completed', 'failed') as is_over, business_id,
             greatest(0, extract(epoch from lease_until - now()) * 1000)::bigint as lease_ms
        from signalcraft_server.jobs
       where id = ?
         for update
      """;

  private static final String LOCK_BUSINESS =
      "select pg_advisory_xact_lock(" + LOCKS + ", hashtext(?))";

  private static final String RUNNING =
      """
      select count(*)
        from signalcraft_server.jobs
       where business_id = ?
         and status = 'processing'
         and lease_until > now()
         and id <> ?
      """;

  private static final String TAKE =
      """
      update signalcraft_server.jobs
         set status = 'processing',
             token = ?,
             lease_until = now() + ? * interval '1 ms',
             attempts = attempts + 1,
             started_at = coalesce(started_at, now())
       where id = ?
      returning\
      """
          + " "
          + StoredJob.COLUMNS;

  private static final String RENEW =
      """
      update signalcraft_server.jobs j
         set lease_until = now() + ? * interval '1 ms',
             progress = v.progress
        from unnest(?, ?) as v (token, progress)
       where j.token = v.token
         and j.status = 'processing'
      returning j.token
      """;

  private static final String END =
      """
      with ended as (
        update signalcraft_server.jobs
           set status = ?,
               result = ?::json,
               error = ?::json,
               progress = case when ? then 1 else progress end,
               token = null,
               lease_until = null,
               key_sealed = null,
               ended_at = now()
         where %s
           and status in ('queued', 'processing')
        returning file_id
      ),
      gone as (
        delete from signalcraft_server.files f using ended e where f.id = e.file_id
      )
      select count(*) from ended
      """;

  private static final String PUT_BACK =
      """
      update signalcraft_server.jobs
         set status = 'queued',
             token = null,
             lease_until = null,
             progress = 0,
             attempts = attempts - ?
       where token = ?
         and status = 'processing'
      """;

  private static final String FORGOTTEN =
      """
      select j.id
        from signalcraft_server.jobs j
       where j.status in ('queued', 'processing')
         and j.created_at < now() - interval '10 s'
         and not exists (
           select
             from signalcraft_server.job_executions e
            where e.task_name = ?
              and e.task_instance = j.id::text
         )
       limit 1000
      """;

  private static final String TYPICAL =
      """
      select coalesce(avg(extract(epoch from ended_at - started_at)), 5)
        from (
          select started_at, ended_at
            from signalcraft_server.jobs
           where kind = ?
             and status = 'completed'
           order by ended_at desc
           limit 20
        ) last
      """;

  private static final String PURGE = "delete from signalcraft_server.jobs where ended_at < ?";

  private final ServerDatabase database;

  JobTable(ServerDatabase database) {
    this.database = database;
  }

  /**
   * A new job.
   *
   * @param parameters as JSON
   * @param onceKey of what is to be done once, or null
   * @param token of who works on it already, or null
   */
  record NewJob(
      UUID id,
      UUID businessId,
      Asker asker,
      String kind,
      String parameters,
      @Nullable UUID fileId,
      @Nullable String onceKey,
      @Nullable UUID token) {}

  /** Keeps a new job; false where one with its key is there. */
  boolean insert(NewJob job, Duration lease) {
    return database.call(
        "keep the job",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            boolean isRunning = job.token != null;
            Asker asker = job.asker;
            statement.setObject(1, job.id);
            statement.setObject(2, job.businessId);
            statement.setString(3, asker.kind());
            statement.setObject(4, asker.userId());
            statement.setBytes(5, asker.keyDigest());
            statement.setBytes(6, asker.keySealed());
            statement.setString(7, job.kind);
            statement.setString(8, job.parameters);
            statement.setObject(9, job.fileId);
            statement.setString(10, job.onceKey);
            statement.setString(11, isRunning ? "processing" : "queued");
            statement.setObject(12, job.token);
            statement.setObject(13, isRunning ? lease.toMillis() : null, java.sql.Types.BIGINT);
            statement.setInt(14, isRunning ? 1 : 0);
            statement.setBoolean(15, isRunning);
            return statement.executeUpdate() > 0;
          }
        });
  }

  /** How many jobs of a business wait or run. */
  int open(UUID businessId) {
    return database.call(
        "count the jobs",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setObject(1, businessId);
            return count(statement);
          }
        });
  }

  Optional<StoredJob> find(UUID id) {
    return database.call(
        "read the job",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, id);
            return job(statement);
          }
        });
  }

  /** Takes a job to be run, unless somebody else has it or enough of its business run. */
  Claim claim(UUID id, UUID token, JobOptions options) {
    return database.inTransaction(
        "claim the job", connection -> claim(connection, id, token, options));
  }

  private static Claim claim(Connection connection, UUID id, UUID token, JobOptions options)
      throws SQLException {
    UUID business;
    try (PreparedStatement statement = connection.prepareStatement(FIND_LOCKED)) {
      statement.setObject(1, id);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next() || row.getBoolean("is_over")) {
          return Claim.OVER;
        }
        long lease = row.getLong("lease_ms");
        if (lease > 0) {
          return new Claim(null, Duration.ofMillis(lease + 1));
        }
        business = row.getObject("business_id", UUID.class);
      }
    }
    // Two that begin at once would not see each other.
    try (PreparedStatement statement = connection.prepareStatement(LOCK_BUSINESS)) {
      statement.setString(1, business.toString());
      statement.execute();
    }
    try (PreparedStatement statement = connection.prepareStatement(RUNNING)) {
      statement.setObject(1, business);
      statement.setObject(2, id);
      if (count(statement) >= options.perBusiness()) {
        return new Claim(null, options.poll());
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setObject(1, token);
      statement.setLong(2, options.lease().toMillis());
      statement.setObject(3, id);
      return new Claim(job(statement).orElseThrow(), null);
    }
  }

  /**
   * Says that jobs are being worked on.
   *
   * @param progress how much is done, by the token
   * @return the tokens of those that are still one's own
   */
  Set<UUID> renew(Map<UUID, Double> progress, Duration lease) {
    List<UUID> tokens = List.copyOf(progress.keySet());
    return database.call(
        "renew the leases of jobs",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
            statement.setLong(1, lease.toMillis());
            statement.setArray(2, connection.createArrayOf("uuid", tokens.toArray()));
            statement.setArray(
                3,
                connection.createArrayOf("float8", tokens.stream().map(progress::get).toArray()));
            Set<UUID> own = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                own.add(rows.getObject(1, UUID.class));
              }
            }
            return own;
          }
        });
  }

  /** Ends a job that is one's own; without effect where it is not any more. */
  void complete(UUID token, String result) {
    end("token = ?", token, true, result, null);
  }

  /** Ends a job that is one's own; without effect where it is not any more. */
  void fail(UUID token, String error) {
    end("token = ?", token, false, null, error);
  }

  /** Ends a job whoever works on it; without effect where it has ended. */
  void cancel(UUID id, String error) {
    end("id = ?", id, false, null, error);
  }

  private void end(
      String which, UUID key, boolean isDone, @Nullable String result, @Nullable String error) {
    database.call(
        "end the job",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(END.formatted(which))) {
            statement.setString(1, isDone ? "completed" : "failed");
            statement.setString(2, result);
            statement.setString(3, error);
            statement.setBoolean(4, isDone);
            statement.setObject(5, key);
            return count(statement);
          }
        });
  }

  /**
   * Gives a job back that is one's own, to be begun anew.
   *
   * @param counts whether this time counts as an attempt
   */
  void putBack(UUID token, boolean counts) {
    database.call(
        "put the job back",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PUT_BACK)) {
            statement.setInt(1, counts ? 0 : 1);
            statement.setObject(2, token);
            return statement.executeUpdate();
          }
        });
  }

  /** Jobs that nobody would run: a process ended between keeping and scheduling them. */
  List<UUID> forgotten(String taskName) {
    return database.call(
        "look for forgotten jobs",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(FORGOTTEN)) {
            statement.setString(1, taskName);
            List<UUID> ids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
              }
            }
            return ids;
          }
        });
  }

  /** How long a job of a kind takes. */
  Duration typical(String kind) {
    return database.call(
        "read how long jobs take",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(TYPICAL)) {
            statement.setString(1, kind);
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              return Duration.ofMillis((long) (row.getDouble(1) * 1_000));
            }
          }
        });
  }

  /** Forgets jobs that ended before a time. */
  int purge(Instant before) {
    return database.call(
        "forget old jobs",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PURGE)) {
            statement.setTimestamp(1, Timestamp.from(before));
            return statement.executeUpdate();
          }
        });
  }

  private static Optional<StoredJob> job(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(StoredJob.of(row)) : Optional.empty();
    }
  }

  private static int count(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
