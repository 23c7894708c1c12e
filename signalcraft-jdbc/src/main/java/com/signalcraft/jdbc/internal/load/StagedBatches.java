package com.signalcraft.jdbc.internal.load;

import com.signalcraft.common.Checks;
import com.signalcraft.internal.BodyHash;
import com.signalcraft.internal.PointBatchPlan;
import com.signalcraft.jdbc.internal.json.JsonCodec;
import com.signalcraft.jdbc.internal.kpi.PointPush;
import com.signalcraft.jdbc.internal.kpi.RejectedPoints;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Query;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.WriteResult;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes batches of several sources in one transaction: by {@code COPY} into a temporary table,
 * which ends with the transaction, and from there by the function that writes any batch, once for
 * each. Stateless.
 */
final class StagedBatches {

  private static final String MAY_STAGE =
      "select has_database_privilege(current_database(), 'temporary') as may";

  private static final String CREATE =
      """
      create temporary table signalcraft_load (
        batch     integer not null,
        id        uuid not null,
        timestamp timestamptz not null,
        value     numeric not null,
        metadata  jsonb
      ) on commit drop
      """;

  private static final String COPY =
      "copy pg_temp.signalcraft_load (batch, id, timestamp, value, metadata) from stdin";

  private static final String PUSH =
      """
      select b.batch, p.inserted, p.corrected, p.unchanged, p.superseded, p.rejected, p.replayed
        from unnest(?, ?, ?, ?, ?) with ordinality
             as b (source_id, key, hash, superseded, rejected, batch)
        left join (
               select batch + 1 as batch,
                      array_agg(id) as ids,
                      array_agg(timestamp) as timestamps,
                      array_agg(value) as values,
                      case when count(metadata) > 0 then array_agg(metadata) end as metadata
                 from pg_temp.signalcraft_load
                group by batch
             ) l on l.batch = b.batch
       cross join lateral signalcraft.push_points(
               b.source_id, coalesce(l.ids, '{}'), coalesce(l.timestamps, '{}'),
               coalesce(l.values, '{}'), l.metadata, b.key, b.hash, b.superseded, b.rejected) p
      """;

  private StagedBatches() {}

  /**
   * Whether the caller may make temporary tables.
   *
   * @param tx the caller's transaction
   * @return true if he may
   * @throws SQLException if the database refuses
   */
  static boolean areAllowed(CallerTransaction tx) throws SQLException {
    return tx.query(MAY_STAGE).one(row -> row.bool("may"));
  }

  /**
   * Writes batches, all or none.
   *
   * @param tx the caller's transaction
   * @param batches the batches, each with a key, of different sources
   * @return what became of each, in their order
   * @throws SQLException if the database refuses
   */
  static List<WriteResult> write(CallerTransaction tx, List<PointBatch> batches)
      throws SQLException {
    List<PointBatchPlan> plans =
        batches.stream().map(batch -> PointBatchPlan.of(batch, tx.now())).toList();
    tx.query(CREATE).update();
    tx.copyIn(COPY, new StagedRows(plans));
    WriteResult[] results = new WriteResult[batches.size()];
    push(tx, batches, plans)
        .forEach(
            0,
            row -> {
              int index = row.integer("batch") - 1;
              results[index] = PointPush.result(batches.get(index), row);
            });
    return List.of(results);
  }

  private static Query push(
      CallerTransaction tx, List<PointBatch> batches, List<PointBatchPlan> plans) {
    int size = batches.size();
    byte[][] hashes = new byte[size][];
    int[] superseded = new int[size];
    String[] rejected = new String[size];
    for (int i = 0; i < size; i++) {
      PointBatchPlan plan = plans.get(i);
      hashes[i] = BodyHash.of(batches.get(i)).bytes();
      superseded[i] = plan.superseded();
      rejected[i] = JsonCodec.text(RejectedPoints.toJson(batches.get(i), plan.rejected()));
    }
    return tx.query(PUSH)
        .bindUuids(batches.stream().map(PointBatch::sourceId).toList())
        .bindTexts(batches.stream().map(StagedBatches::key).toList())
        .bindArray("bytea", hashes)
        .bindArray("int4", superseded)
        .bindArray("jsonb", rejected);
  }

  /**
   * The key of a batch of a load.
   *
   * @param batch the batch
   * @return its idempotency key
   */
  static String key(PointBatch batch) {
    return Checks.required("idempotency_key", batch.idempotencyKey());
  }
}
