package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.internal.BodyHash;
import com.signalcraft.internal.PointBatchPlan;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriteResult;
import java.sql.SQLException;

/** Writes a batch by one call of the database's own function. Stateless. */
public final class PointPush {

  private static final String PUSH =
      "select inserted, corrected, unchanged, superseded, rejected, replayed\n"
          + "  from signalcraft.push_points(?, "
          + PointPacker.PARAMETERS
          + ", ?, ?, ?, ?)";

  private PointPush() {}

  /**
   * Writes a batch.
   *
   * @param tx the caller's transaction
   * @param batch the batch
   * @return what became of each point
   * @throws SQLException if the database refuses
   */
  public static WriteResult push(CallerTransaction tx, PointBatch batch) throws SQLException {
    PointBatchPlan plan = PointBatchPlan.of(batch, tx.now());
    String key = batch.idempotencyKey();
    return PointPacker.bind(tx.query(PUSH).bind(batch.sourceId()), plan.points())
        .bind(key)
        .bind(key == null ? null : BodyHash.of(batch).bytes())
        .bind(plan.superseded())
        .bindObjects(RejectedPoints.toJson(batch, plan.rejected()))
        .one(row -> result(batch, row));
  }

  /**
   * The answer to a batch.
   *
   * @param batch the batch
   * @param row a row of {@code signalcraft.push_points}
   * @return what became of each point
   * @throws SQLException if a column is missing
   */
  public static WriteResult result(PointBatch batch, Rows row) throws SQLException {
    return new WriteResult(
        row.integer("inserted"),
        row.integer("corrected"),
        row.integer("unchanged"),
        row.integer("superseded"),
        RejectedPoints.of(batch, row.objects("rejected")),
        row.bool("replayed"));
  }
}
