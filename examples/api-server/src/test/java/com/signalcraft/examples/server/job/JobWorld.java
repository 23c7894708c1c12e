package com.signalcraft.examples.server.job;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.JobStatus;
import com.signalcraft.common.JsonObject;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Content;
import com.signalcraft.examples.api.call.Form;
import com.signalcraft.examples.api.call.Query;
import com.signalcraft.examples.api.call.RequestHeaders;
import com.signalcraft.examples.api.job.JobOrder;
import com.signalcraft.examples.api.job.JobState;
import com.signalcraft.examples.api.job.JobWork;
import com.signalcraft.examples.server.Eventually;
import com.signalcraft.examples.server.ServerDatabases;
import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.database.Pools;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.examples.server.file.DatabaseFileStore;
import com.signalcraft.examples.server.file.FileOptions;
import com.signalcraft.examples.server.secret.DerivedKeys;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TcpProxy;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Processes that run jobs on one database. */
final class JobWorld implements AutoCloseable {

  static final JobOptions OPTIONS =
      new JobOptions(
          4,
          2,
          200,
          5,
          Duration.ofMillis(1),
          Duration.ofSeconds(2),
          Duration.ofDays(7),
          Duration.ofMillis(20));

  static final String KIND = "work";

  private final TestDatabase database = ServerDatabases.create();
  private final JdbcSignalCraft service;
  private final List<Worker> processes = new ArrayList<>();

  JobWorld() {
    service = database.signalCraft().build();
  }

  private static DatabaseLogins logins(String url) {
    return ServerDatabases.logins(url);
  }

  /** One process, which dies when its network is cut. */
  record Worker(Jobs jobs, HikariDataSource pool, TcpProxy network) {

    /** Reaches the database no more, from one moment to the next. */
    void die() {
      network.close();
      pool.close();
    }

    void close() {
      jobs.close();
      pool.close();
      network.close();
    }
  }

  /** A process that runs jobs. */
  Worker process(JobWork work) {
    return process(work, OPTIONS);
  }

  Worker process(JobWork work, JobOptions options) {
    Worker process = stopped(work, options);
    process.jobs.start();
    return process;
  }

  /** A process that takes jobs and runs none. */
  Worker stopped(JobWork work, JobOptions options) {
    int port = database.owner().getPortNumbers()[0];
    TcpProxy network = TcpProxy.to(port);
    HikariDataSource pool = Pools.server(logins(through(network)));
    ServerDatabase own = new ServerDatabase(pool);
    DerivedKeys keys = new DerivedKeys("a-secret-of-the-tests-0123456789abc");
    DatabaseFileStore files =
        new DatabaseFileStore(
            own,
            keys,
            () -> URI.create("http://localhost"),
            FileOptions.defaults(),
            InstantSource.system());
    Jobs jobs =
        new Jobs(service, own, files, keys, Map.of(KIND, work), options, InstantSource.system());
    Worker process = new Worker(jobs, pool, network);
    processes.add(process);
    return process;
  }

  private String through(TcpProxy network) {
    int port = network.through(database.owner()).getPortNumbers()[0];
    return database.url().replaceAll(":\\d+/", ":" + port + "/").replace("localhost", "127.0.0.1");
  }

  JdbcSignalCraft service() {
    return service;
  }

  TestDatabase database() {
    return database;
  }

  Call call(Identity identity) {
    SignalCraft view = service.as(identity);
    return new Call(
        Map.of(),
        Query.parse(null, Set.of()),
        new RequestHeaders(Map.of()),
        new byte[0],
        () -> new Form(Map.of()),
        Set.of(),
        "somebody",
        identity,
        view,
        CallOrigin.UNKNOWN);
  }

  JobOrder order(UUID business) {
    return order(business, null);
  }

  JobOrder order(UUID business, @Nullable Content file) {
    return new JobOrder(KIND, business, JsonObject.of("amount", "12.50"), file);
  }

  static JobState await(Worker process, Call call, UUID job) {
    Eventually.until(
        "job " + job + " has ended", () -> process.jobs.desk().state(call, job).status().isFinal());
    return process.jobs.desk().state(call, job);
  }

  static void awaitStatus(Worker process, Call call, UUID job, JobStatus status) {
    Eventually.until(
        "job " + job + " is " + status,
        () -> process.jobs.desk().state(call, job).status() == status);
  }

  @Override
  public void close() {
    processes.forEach(Worker::close);
    service.close();
    database.close();
  }
}
