package com.signalcraft.jdbc.internal.upkeep;

import com.signalcraft.common.Checks;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.jdbc.upkeep.CleanUpReport;
import com.signalcraft.jdbc.upkeep.DetachReport;
import com.signalcraft.jdbc.upkeep.PartitionReport;
import com.signalcraft.jdbc.upkeep.ScheduledJob;
import com.signalcraft.jdbc.upkeep.Upkeep;
import com.signalcraft.lifecycle.RetentionReport;
import java.util.List;

/** Upkeep by the functions that pg_cron calls as well. Thread-safe. */
public final class JdbcUpkeep implements Upkeep {

  private static final int MAX_MONTHS = 1_200;

  private static final String EXTEND =
      """
      select r.created is not null as ran, coalesce(r.created, 0) as created
        from signalcraft.extend_partitions() as r (created)
      """;

  private static final String DETACH = "select signalcraft.detach_points(?) as detached";

  private static final String ROLL_UP =
      "select points_rolled_up, days_written, days_dropped from signalcraft.apply_retention(?)";

  private static final String CLEAN_UP =
      """
      select r.removed is not null as ran, coalesce(r.removed, 0) as removed
        from signalcraft.clean_up() as r (removed)
      """;

  private static final String SCHEDULE =
      "select job_name, schedule from signalcraft.schedule_upkeep()";

  private final Session session;

  /**
   * The upkeep as a caller may do it.
   *
   * @param session the caller's view
   */
  public JdbcUpkeep(Session session) {
    this.session = session;
  }

  @Override
  public PartitionReport extendPartitions() {
    return session.callAsWorker(
        "make partitions",
        tx ->
            tx.query(EXTEND)
                .one(row -> new PartitionReport(row.bool("ran"), row.integer("created"))));
  }

  @Override
  public DetachReport detachPoints(int hotMonths) {
    Checks.between("hot_months", hotMonths, 1, MAX_MONTHS);
    return session.callAsWorker(
        "detach points",
        tx ->
            tx.query(DETACH).bind(hotMonths).one(row -> new DetachReport(row.integer("detached"))));
  }

  @Override
  public RetentionReport rollUpPoints(int keepMonths) {
    Checks.between("keep_months", keepMonths, 1, MAX_MONTHS);
    return session.callAsWorker(
        "roll points up",
        tx ->
            tx.query(ROLL_UP)
                .bind(keepMonths)
                .one(
                    row ->
                        new RetentionReport(
                            row.bigint("points_rolled_up"),
                            row.bigint("days_written"),
                            row.bigint("days_dropped"))));
  }

  @Override
  public CleanUpReport cleanUp() {
    return session.callAsWorker(
        "clean up",
        tx ->
            tx.query(CLEAN_UP)
                .one(row -> new CleanUpReport(row.bool("ran"), row.bigint("removed"))));
  }

  @Override
  public List<ScheduledJob> schedule() {
    return session.callAsWorker(
        "schedule the upkeep",
        tx ->
            tx.query(SCHEDULE)
                .list(row -> new ScheduledJob(row.text("job_name"), row.text("schedule"))));
  }
}
