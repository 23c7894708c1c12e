package com.signalcraft.jdbc.internal.load;

import com.signalcraft.jdbc.load.LoadReport;
import com.signalcraft.kpi.WriteResult;
import org.jspecify.annotations.Nullable;

/** Adds up what became of the batches of a load. Not thread-safe. */
final class LoadTally {

  private long inserted;
  private long corrected;
  private long unchanged;
  private long superseded;
  private long rejected;
  private long batches;
  private long replayed;
  private long staged;

  /**
   * Counts a batch.
   *
   * @param result what became of it
   * @param byCopy whether it went by {@code COPY}
   */
  void add(WriteResult result, boolean byCopy) {
    inserted += result.inserted();
    corrected += result.corrected();
    unchanged += result.unchanged();
    superseded += result.superseded();
    rejected += result.rejected().size();
    batches++;
    replayed += result.replayed() ? 1 : 0;
    staged += byCopy ? 1 : 0;
  }

  /**
   * The sums.
   *
   * @param notStaged why not all batches went by {@code COPY}, or null
   * @return the report
   */
  LoadReport report(@Nullable String notStaged) {
    return new LoadReport(
        inserted, corrected, unchanged, superseded, rejected, batches, replayed, staged, notStaged);
  }
}
