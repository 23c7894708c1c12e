package com.signalcraft.jdbc.load;

import com.signalcraft.kpi.KpiPoint;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Loads many points of any sources at once, such as those of a file or of another system. Points of
 * hundreds of sources are sent by one {@code COPY} into a temporary table and go from there in one
 * transaction, by the same function and under the same rights, plans, and audit as any other batch.
 * That pays where there are many sources; for few, {@link com.signalcraft.kpi.Kpis#writer} with
 * large batches is as fast.
 *
 * <p>That needs the right to make temporary tables, which nobody has by default. Where it is
 * missing each batch is written on its own instead, and the report says why. An operator gives it
 * to the service, and to nobody else, by {@code grant temporary on database … to service_role}.
 *
 * <p>Up to 50,000 points are held in memory. Thread-safe: loads run side by side.
 */
public interface PointLoader {

  /**
   * Loads points.
   *
   * @param key names the load, 8 to 150 characters, and makes it safe to repeat: the same points in
   *     the same order with the same key change nothing where they were written already, and get
   *     the same answer, for as long as the database keeps idempotency keys
   * @param points the points, of any sources, in any order; of two with one key the later wins.
   *     Read once, in this thread, and not closed
   * @return what became of them
   * @throws com.signalcraft.error.ValidationException if the key is not valid
   * @throws com.signalcraft.error.ConflictException if the key came before with other points; what
   *     was written until there stays
   * @throws com.signalcraft.error.SignalCraftException if the database cannot be reached or the
   *     like; what was written until there stays, so repeat the load with its key
   */
  default LoadReport load(String key, Stream<KpiPoint> points) {
    return load(key, points, batch -> {});
  }

  /**
   * Loads points, and tells of each batch.
   *
   * @param key names the load, as in {@link #load(String, Stream)}
   * @param points the points, as in {@link #load(String, Stream)}
   * @param onBatch told of each batch once it is committed, or refused, in this thread; what it
   *     throws ends the load
   * @return what became of them
   * @throws com.signalcraft.error.SignalCraftException as {@link #load(String, Stream)}
   */
  LoadReport load(String key, Stream<KpiPoint> points, Consumer<LoadedBatch> onBatch);
}
