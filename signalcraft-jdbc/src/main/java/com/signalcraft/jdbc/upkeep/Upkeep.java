package com.signalcraft.jdbc.upkeep;

import com.signalcraft.lifecycle.RetentionReport;
import java.util.List;

/**
 * What the database needs from time to time, each part in a transaction of its own. Once a day is
 * enough; {@link #schedule()} has the database do it by itself where pg_cron is installed. For the
 * service alone, on its connections, as the role {@code signalcraft_worker}.
 *
 * <p>May run on several machines at once: an advisory lock lets one work at a time. A part that
 * would have to wait for the locks of other transactions for more than three seconds gives up with
 * an {@link com.signalcraft.error.OverloadedException}, rather than hold up everybody who comes
 * later; it has changed nothing and can be run again. A part may take an hour. Thread-safe.
 */
public interface Upkeep {

  /**
   * Makes the partitions that are missing for the months and years to come, as far ahead as the
   * settings of the database say.
   *
   * @return what was done; nothing where another process is at its upkeep
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   * @throws com.signalcraft.error.OverloadedException if the tables were in use for too long
   */
  PartitionReport extendPartitions();

  /**
   * Takes the months of points before the hot ones out of the table, which is a matter of an
   * instant. They are in neither place until {@link #rollUpPoints} has made days of them. Waits for
   * another process that is at its upkeep.
   *
   * @param hotMonths how many months before the present one keep their points, 1 to 1,200
   * @return what was done
   * @throws com.signalcraft.error.ValidationException if the months are out of range
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   * @throws com.signalcraft.error.OverloadedException if the tables were in use for too long
   */
  DetachReport detachPoints(int hotMonths);

  /**
   * Rolls up what was detached to days of UTC, and drops days and detached points that are older
   * than is kept. A second time changes nothing more. Waits for another process that is at its
   * upkeep.
   *
   * @param keepMonths how many months before the present one keep their days, 1 to 1,200
   * @return what was done
   * @throws com.signalcraft.error.ValidationException if the months are out of range
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   */
  RetentionReport rollUpPoints(int keepMonths);

  /**
   * Drops idempotency keys, forecast jobs, sources that were removed, and months of the audit log
   * that are older than the settings of the database keep.
   *
   * @return what was done; nothing where another process is at its upkeep
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   * @throws com.signalcraft.error.OverloadedException if the tables were in use for too long
   */
  CleanUpReport cleanUp();

  /**
   * Has pg_cron run the upkeep, with the months that the settings of the database say. A second
   * time changes nothing.
   *
   * @return the jobs; empty where pg_cron is not installed in this database
   * @throws com.signalcraft.error.PermissionDeniedException if the caller is not the service
   */
  List<ScheduledJob> schedule();
}
