package com.signalcraft.jdbc.upkeep;

import com.signalcraft.common.Checks;

/**
 * A part of the upkeep that the database runs by itself. Immutable.
 *
 * @param name the name under which pg_cron knows it
 * @param schedule when it runs, as cron writes it, in the time zone that pg_cron is set to
 */
public record ScheduledJob(String name, String schedule) {

  public ScheduledJob {
    Checks.text("name", name, 200);
    Checks.text("schedule", schedule, 200);
  }
}
