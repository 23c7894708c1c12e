package com.signalcraft.examples.server.job;

import com.signalcraft.SignalCraft;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.api.job.JobDesk;
import com.signalcraft.examples.api.job.JobOrder;
import com.signalcraft.examples.api.job.JobWork;
import com.signalcraft.examples.api.routes.ForecastRoutes;
import com.signalcraft.examples.api.routes.JobRoutes;
import com.signalcraft.examples.api.routes.UploadRoutes;
import com.signalcraft.examples.server.Part;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.examples.server.file.DatabaseFileStore;
import com.signalcraft.examples.server.secret.DerivedKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Jobs: those that are asked for, and who runs them. Thread-safe. */
public final class Jobs implements Part {

  private final JobTable table;
  private final RunningJobs running;
  private final JobQueue queue;
  private final DatabaseJobDesk desk;
  private final JobOptions options;

  /**
   * Jobs of a server.
   *
   * @param service the back end as the service sees it
   * @param database where jobs are kept
   * @param files where the files that they work on are kept
   * @param keys of which those are that protect the keys of who asks
   * @param works what is done, by the kind of job
   * @param options how they are run
   * @param clock what they are scheduled by
   */
  public Jobs(
      SignalCraft service,
      ServerDatabase database,
      DatabaseFileStore files,
      DerivedKeys keys,
      Map<String, JobWork> works,
      JobOptions options,
      InstantSource clock) {
    this.options = options;
    table = new JobTable(database);
    running = new RunningJobs(table, options);
    Asker.Registry askers = new Asker.Registry(service, keys);
    JobRunner runner = new JobRunner(table, running, askers, files, works, options, clock);
    queue = new JobQueue(database.source(), runner, options, clock);
    desk = new DatabaseJobDesk(table, running, askers, files, queue, options, clock);
  }

  /** Where jobs are asked for and asked about. */
  public JobDesk desk() {
    return desk;
  }

  /**
   * Takes an order of the service's own that is to be done once, whoever asks for it.
   *
   * @param order what is to be done
   * @param onceKey names it, 1 to 200 characters; known for as long as results are kept
   * @return whether it was new
   */
  public boolean startOnce(JobOrder order, String onceKey) {
    return desk.startOnce(order, onceKey);
  }

  /**
   * Forgets jobs that ended long ago, and has those run that a process left before they were
   * scheduled.
   *
   * @param now the time
   * @return how many were forgotten
   */
  public int tidy(Instant now) {
    table.forgotten(JobQueue.taskName()).forEach(id -> queue.add(id, 0));
    return table.purge(now.minus(options.keep()));
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new JobRoutes(desk).routes());
    routes.addAll(new UploadRoutes(desk).routes());
    routes.addAll(new ForecastRoutes(desk).routes());
    return routes;
  }

  @Override
  public void start() {
    running.start();
    queue.start();
  }

  /** Leaves what runs to other processes, or to the next start. */
  @Override
  public void close() {
    running.stopAll();
    queue.close();
    running.close();
  }
}
