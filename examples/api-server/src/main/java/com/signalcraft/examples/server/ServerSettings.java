package com.signalcraft.examples.server;

import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.export.ExportOptions;
import com.signalcraft.examples.server.external.ImportOptions;
import com.signalcraft.examples.server.file.FileOptions;
import com.signalcraft.examples.server.job.JobOptions;
import com.signalcraft.examples.server.report.ReportOptions;
import com.signalcraft.examples.server.schedule.ScheduleOptions;

/**
 * How a server is to run.
 *
 * @param host the address to listen on
 * @param port the port, or 0 for any that is free
 * @param logins where the database is, and as whom to log in
 * @param secrets what nobody but the server must know
 * @param files how files are kept
 * @param jobs how jobs are run
 * @param exports how exports are made
 * @param schedules what is done by itself, and when
 * @param reports how reports are made
 * @param imports what is imported by itself
 */
public record ServerSettings(
    String host,
    int port,
    DatabaseLogins logins,
    Secrets secrets,
    FileOptions files,
    JobOptions jobs,
    ExportOptions exports,
    ScheduleOptions schedules,
    ReportOptions reports,
    ImportOptions imports) {

  /** Settings of which the others are as by default. */
  public ServerSettings(String host, int port, DatabaseLogins logins, Secrets secrets) {
    this(
        host,
        port,
        logins,
        secrets,
        FileOptions.defaults(),
        JobOptions.defaults(),
        ExportOptions.defaults(),
        ScheduleOptions.defaults(),
        ReportOptions.defaults(),
        ImportOptions.defaults());
  }

  /** These with other options of files. */
  public ServerSettings withFiles(FileOptions chosen) {
    return new ServerSettings(
        host, port, logins, secrets, chosen, jobs, exports, schedules, reports, imports);
  }

  /** These with other options of jobs. */
  public ServerSettings withJobs(JobOptions chosen) {
    return new ServerSettings(
        host, port, logins, secrets, files, chosen, exports, schedules, reports, imports);
  }

  /** These with other options of exports. */
  public ServerSettings withExports(ExportOptions chosen) {
    return new ServerSettings(
        host, port, logins, secrets, files, jobs, chosen, schedules, reports, imports);
  }

  /** These with other options of schedules. */
  public ServerSettings withSchedules(ScheduleOptions chosen) {
    return new ServerSettings(
        host, port, logins, secrets, files, jobs, exports, chosen, reports, imports);
  }

  /** These with other options of reports. */
  public ServerSettings withReports(ReportOptions chosen) {
    return new ServerSettings(
        host, port, logins, secrets, files, jobs, exports, schedules, chosen, imports);
  }

  /** These with other options of imports. */
  public ServerSettings withImports(ImportOptions chosen) {
    return new ServerSettings(
        host, port, logins, secrets, files, jobs, exports, schedules, reports, chosen);
  }
}
