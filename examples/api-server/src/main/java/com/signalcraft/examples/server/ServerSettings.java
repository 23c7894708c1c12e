package com.signalcraft.examples.server;

import com.signalcraft.examples.server.database.DatabaseLogins;
import com.signalcraft.examples.server.export.ExportOptions;
import com.signalcraft.examples.server.external.ImportOptions;
import com.signalcraft.examples.server.file.FileOptions;
import com.signalcraft.examples.server.job.JobOptions;
import com.signalcraft.examples.server.live.LiveOptions;
import com.signalcraft.examples.server.monitor.MonitorOptions;
import com.signalcraft.examples.server.report.ReportOptions;
import com.signalcraft.examples.server.schedule.ScheduleOptions;

/** How a server is to run. Immutable. */
public final class ServerSettings {

  private final String host;
  private final int port;
  private final DatabaseLogins logins;
  private final Secrets secrets;
  private FileOptions files = FileOptions.defaults();
  private JobOptions jobs = JobOptions.defaults();
  private ExportOptions exports = ExportOptions.defaults();
  private ScheduleOptions schedules = ScheduleOptions.defaults();
  private ReportOptions reports = ReportOptions.defaults();
  private ImportOptions imports = ImportOptions.defaults();
  private ProtectionOptions protection = ProtectionOptions.defaults();
  private LiveOptions live = LiveOptions.defaults();
  private MonitorOptions monitor = MonitorOptions.defaults();

  /**
   * Settings of which the others are as by default.
   *
   * @param host the address to listen on
   * @param port the port, or 0 for any that is free
   * @param logins where the database is, and as whom to log in
   * @param secrets what nobody but the server must know
   */
  public ServerSettings(String host, int port, DatabaseLogins logins, Secrets secrets) {
    this.host = host;
    this.port = port;
    this.logins = logins;
    this.secrets = secrets;
  }

  private ServerSettings copy() {
    ServerSettings copy = new ServerSettings(host, port, logins, secrets);
    copy.files = files;
    copy.jobs = jobs;
    copy.exports = exports;
    copy.schedules = schedules;
    copy.reports = reports;
    copy.imports = imports;
    copy.protection = protection;
    copy.live = live;
    copy.monitor = monitor;
    return copy;
  }

  /** The address to listen on. */
  public String host() {
    return host;
  }

  /** The port, or 0 for any that is free. */
  public int port() {
    return port;
  }

  /** Where the database is, and as whom to log in. */
  public DatabaseLogins logins() {
    return logins;
  }

  /** What nobody but the server must know. */
  public Secrets secrets() {
    return secrets;
  }

  /** How files are kept. */
  public FileOptions files() {
    return files;
  }

  /** These with other options of files. */
  public ServerSettings withFiles(FileOptions chosen) {
    ServerSettings changed = copy();
    changed.files = chosen;
    return changed;
  }

  /** How jobs are run. */
  public JobOptions jobs() {
    return jobs;
  }

  /** These with other options of jobs. */
  public ServerSettings withJobs(JobOptions chosen) {
    ServerSettings changed = copy();
    changed.jobs = chosen;
    return changed;
  }

  /** How exports are made. */
  public ExportOptions exports() {
    return exports;
  }

  /** These with other options of exports. */
  public ServerSettings withExports(ExportOptions chosen) {
    ServerSettings changed = copy();
    changed.exports = chosen;
    return changed;
  }

  /** What is done by itself, and when. */
  public ScheduleOptions schedules() {
    return schedules;
  }

  /** These with other options of schedules. */
  public ServerSettings withSchedules(ScheduleOptions chosen) {
    ServerSettings changed = copy();
    changed.schedules = chosen;
    return changed;
  }

  /** How reports are made. */
  public ReportOptions reports() {
    return reports;
  }

  /** These with other options of reports. */
  public ServerSettings withReports(ReportOptions chosen) {
    ServerSettings changed = copy();
    changed.reports = chosen;
    return changed;
  }

  /** What is imported by itself. */
  public ImportOptions imports() {
    return imports;
  }

  /** These with other options of imports. */
  public ServerSettings withImports(ImportOptions chosen) {
    ServerSettings changed = copy();
    changed.imports = chosen;
    return changed;
  }

  /** What it takes, from whom, and how much of it. */
  public ProtectionOptions protection() {
    return protection;
  }

  /** These with other options of protection. */
  public ServerSettings withProtection(ProtectionOptions chosen) {
    ServerSettings changed = copy();
    changed.protection = chosen;
    return changed;
  }

  /** How live events are told. */
  public LiveOptions live() {
    return live;
  }

  /** These with other options of live events. */
  public ServerSettings withLive(LiveOptions chosen) {
    ServerSettings changed = copy();
    changed.live = chosen;
    return changed;
  }

  /** How it is watched and stopped. */
  public MonitorOptions monitor() {
    return monitor;
  }

  /** These with other options of watching. */
  public ServerSettings withMonitor(MonitorOptions chosen) {
    ServerSettings changed = copy();
    changed.monitor = chosen;
    return changed;
  }
}
