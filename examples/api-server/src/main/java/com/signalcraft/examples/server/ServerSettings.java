package com.signalcraft.examples.server;

import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.external.ImportOptions;
import com.signalcraft.examples.server.file.FileOptions;
import com.signalcraft.examples.server.job.JobOptions;
import com.signalcraft.examples.server.report.ReportOptions;

/**
 * How a server is to run.
 *
 * @param host the address to listen on
 * @param port the port, or 0 for any that is free
 * @param logins where the database is, and as whom to log in
 * @param secrets what nobody but the server must know
 * @param files how files are kept
 * @param jobs how jobs are run
 * @param reports how reports are made
 * @param imports what is imported by itself
 * @param protection what it takes, from whom, and how much of it
 */
public record ServerSettings(
    String host,
    int port,
    DatabaseLogins logins,
    Secrets secrets,
    FileOptions files,
    JobOptions jobs,
    ReportOptions reports,
    ImportOptions imports,
    ProtectionOptions protection) {

  /** Settings of which the others are as by default. */
  public ServerSettings(String host, int port, DatabaseLogins logins, Secrets secrets) {
    this(
        host,
        port,
        logins,
        secrets,
        FileOptions.defaults(),
        JobOptions.defaults(),
        ReportOptions.defaults(),
        ImportOptions.defaults(),
        ProtectionOptions.defaults());
  }

  /** These with other options of files. */
  public ServerSettings withFiles(FileOptions chosen) {
    return new ServerSettings(
        host, port, logins, secrets, chosen, jobs, reports, imports, protection);
  }

  /** These with other options of jobs. */
  public ServerSettings withJobs(JobOptions chosen) {
    return new ServerSettings(
        host, port, logins, secrets, files, chosen, reports, imports, protection);
  }

  /** These with other options of reports. */
  public ServerSettings withReports(ReportOptions chosen) {
    return new ServerSettings(
        host, port, logins, secrets, files, jobs, chosen, imports, protection);
  }

  /** These with other options of imports. */
  public ServerSettings withImports(ImportOptions chosen) {
    return new ServerSettings(
        host, port, logins, secrets, files, jobs, reports, chosen, protection);
  }

  /** These with other options of protection. */
  public ServerSettings withProtection(ProtectionOptions chosen) {
    return new ServerSettings(host, port, logins, secrets, files, jobs, reports, imports, chosen);
  }
}
