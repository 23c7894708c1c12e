package com.signalcraft.jdbc.internal.load;

import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.SubscriptionRequiredException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.internal.RefusedBatch;
import com.signalcraft.jdbc.internal.kpi.PointPush;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.jdbc.load.LoadReport;
import com.signalcraft.jdbc.load.LoadedBatch;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriteResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One load. Not thread-safe. */
final class Load {

  private static final String WRITE = "load the points";

  private final Session session;
  private final boolean mayStage;
  private final Consumer<LoadedBatch> onBatch;
  private final LoadTally tally = new LoadTally();
  private final Set<UUID> refusedSources = new HashSet<>();
  private @Nullable String notStaged;

  /**
   * A load.
   *
   * @param session the caller's view
   * @param onBatch told of each batch
   */
  Load(Session session, Consumer<LoadedBatch> onBatch) {
    this.session = session;
    this.onBatch = onBatch;
    this.mayStage =
        session.call("ask for the right to make temporary tables", StagedBatches::areAllowed);
  }

  /**
   * Writes batches, or tells that they are refused.
   *
   * @param group the batches, of different sources
   */
  void write(List<PointBatch> group) {
    if (!mayStage) {
      alone(group, "the caller's role has no right to make temporary tables in this database");
      return;
    }
    List<PointBatch> together = new ArrayList<>(group.size());
    List<PointBatch> apart = new ArrayList<>();
    for (PointBatch batch : group) {
      (refusedSources.contains(batch.sourceId()) ? apart : together).add(batch);
    }
    if (!together.isEmpty()) {
      together(together);
    }
    alone(apart, "a source was refused");
  }

  private void together(List<PointBatch> batches) {
    List<WriteResult> results;
    try {
      results = session.call(WRITE, tx -> StagedBatches.write(tx, batches));
    } catch (SignalCraftException e) {
      if (!isRefusal(e)) {
        throw e;
      }
      // One of them, or several: each is asked on its own.
      alone(batches, "a source was refused");
      return;
    }
    for (int i = 0; i < batches.size(); i++) {
      tell(batches.get(i), results.get(i), true);
    }
  }

  private void alone(List<PointBatch> batches, String why) {
    for (PointBatch batch : batches) {
      notStaged = why;
      tell(batch, alone(batch), false);
    }
  }

  private WriteResult alone(PointBatch batch) {
    try {
      return session.call(WRITE, tx -> PointPush.push(tx, batch));
    } catch (SignalCraftException e) {
      if (!isRefusal(e)) {
        throw e;
      }
      refusedSources.add(batch.sourceId());
      return new WriteResult(0, 0, 0, 0, RefusedBatch.points(batch, e), false);
    }
  }

  /** Whether it was said of the batch, and the next one may be taken. */
  private static boolean isRefusal(SignalCraftException e) {
    return e instanceof NotFoundException
        || e instanceof PermissionDeniedException
        || e instanceof SubscriptionRequiredException
        || e instanceof ValidationException;
  }

  private void tell(PointBatch batch, WriteResult result, boolean byCopy) {
    tally.add(result, byCopy);
    onBatch.accept(new LoadedBatch(batch.sourceId(), StagedBatches.key(batch), result));
  }

  /**
   * What became of all points so far.
   *
   * @return the report
   */
  LoadReport report() {
    return tally.report(notStaged);
  }
}
