package com.signalcraft.examples.server;

import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.file.FileOptions;
import com.signalcraft.examples.server.job.JobOptions;
import com.signalcraft.examples.server.live.LiveOptions;
import com.signalcraft.examples.server.monitor.MonitorOptions;

/**
 * How a server is to run.
 *
 * @param host the address to listen on
 * @param port the port, or 0 for any that is free
 * @param logins where the database is, and as whom to log in
 * @param secrets what nobody but the server must know
 * @param files how files are kept
 * @param jobs how jobs are run
 * @param live how live events are told
 * @param monitor how it is watched and stopped
 */
public record ServerSettings(
    String host,
    int port,
    DatabaseLogins logins,
    Secrets secrets,
    FileOptions files,
    JobOptions jobs,
    LiveOptions live,
    MonitorOptions monitor) {

  /** Settings of which the others are as by default. */
  public ServerSettings(String host, int port, DatabaseLogins logins, Secrets secrets) {
    this(
        host,
        port,
        logins,
        secrets,
        FileOptions.defaults(),
        JobOptions.defaults(),
        LiveOptions.defaults(),
        MonitorOptions.defaults());
  }

  /** These with other options of files. */
  public ServerSettings withFiles(FileOptions chosen) {
    return new ServerSettings(host, port, logins, secrets, chosen, jobs, live, monitor);
  }

  /** These with other options of jobs. */
  public ServerSettings withJobs(JobOptions chosen) {
    return new ServerSettings(host, port, logins, secrets, files, chosen, live, monitor);
  }

  /** These with other options of live events. */
  public ServerSettings withLive(LiveOptions chosen) {
    return new ServerSettings(host, port, logins, secrets, files, jobs, chosen, monitor);
  }

  /** These with other options of how it is watched. */
  public ServerSettings withMonitor(MonitorOptions chosen) {
    return new ServerSettings(host, port, logins, secrets, files, jobs, live, chosen);
  }
}
