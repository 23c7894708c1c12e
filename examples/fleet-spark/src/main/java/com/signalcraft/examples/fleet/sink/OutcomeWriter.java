package com.signalcraft.examples.fleet.sink;

import com.signalcraft.examples.fleet.database.FleetDatabase;
import com.signalcraft.examples.fleet.work.SeriesOutcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the results of one part of the work, as they come. Not thread-safe. */
final class OutcomeWriter {

  private static final Logger LOG = LoggerFactory.getLogger(OutcomeWriter.class);

  /** So many series, or rows of them, are one transaction at the most, but for one large series. */
  private static final int MOST_SERIES = 500;

  private static final int MOST_ROWS = 100_000;

  private final FleetDatabase database;
  private final UUID run;

  OutcomeWriter(FleetDatabase database, UUID run) {
    this.database = database;
    this.run = run;
  }

  void write(Iterator<SeriesOutcome> outcomes) {
    List<SeriesOutcome> batch = new ArrayList<>();
    int rows = 0;
    while (outcomes.hasNext()) {
      SeriesOutcome outcome = outcomes.next();
      batch.add(outcome);
      rows += outcome.getForecastTimes().length + outcome.getAnomalyTimes().length;
      if (batch.size() == MOST_SERIES || rows >= MOST_ROWS) {
        save(batch);
        batch.clear();
        rows = 0;
      }
    }
    if (!batch.isEmpty()) {
      save(batch);
    }
  }

  /** Saves results; where the database refuses some of them, all others, and why of these. */
  private void save(List<SeriesOutcome> batch) {
    String refusal;
    try {
      transaction(batch);
      return;
    } catch (SQLException e) {
      if (!isRefusal(e) || isBare(batch)) {
        throw database.told(e);
      }
      refusal = firstLine(e);
    }
    if (batch.size() > 1) {
      int half = batch.size() / 2;
      save(batch.subList(0, half));
      save(batch.subList(half, batch.size()));
    } else {
      SeriesOutcome refused = batch.get(0);
      LOG.warn("results of {} were refused: {}", refused.getSourceId(), refusal);
      save(List.of(bare(refused, "the database refused the results: " + refusal)));
    }
  }

  private void transaction(List<SeriesOutcome> batch) throws SQLException {
    database.repeated(
        connection -> {
          OutcomeStaging.stage(connection, batch);
          StagedOutcomes.keep(connection, run);
          return batch.size();
        });
  }

  /** Whether what was sent cannot be saved, whenever it is tried (classes 22 and 23). */
  private static boolean isRefusal(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("22") || state.startsWith("23");
  }

  private static boolean isBare(List<SeriesOutcome> batch) {
    SeriesOutcome first = batch.get(0);
    return batch.size() == 1
        && first.getForecastTimes().length == 0
        && first.getAnomalyTimes().length == 0
        && first.getModel() == null;
  }

  /** The row of the report alone. */
  private static SeriesOutcome bare(SeriesOutcome refused, String reason) {
    SeriesOutcome bare = new SeriesOutcome();
    bare.setBusinessId(refused.getBusinessId());
    bare.setSourceId(refused.getSourceId());
    bare.setStatus(SeriesOutcome.FAILED);
    bare.setReason(reason);
    bare.setPoints(refused.getPoints());
    bare.setPointsUsed(refused.getPointsUsed());
    bare.setMillisTaken(refused.getMillisTaken());
    return bare;
  }

  /** The other lines may hold values of rows. */
  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
