package com.signalcraft.jdbc.internal.load;

import com.signalcraft.common.Checks;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.jdbc.load.LoadReport;
import com.signalcraft.jdbc.load.LoadedBatch;
import com.signalcraft.jdbc.load.PointLoader;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Loads points by staging them where the caller may. Thread-safe. */
public final class JdbcPointLoader implements PointLoader {

  private static final int SHORTEST_KEY = 8;

  /** Leaves room for the number of the batch. */
  private static final int LONGEST_KEY = 150;

  private final Session session;

  /**
   * The loader of a caller.
   *
   * @param session the caller's view
   */
  public JdbcPointLoader(Session session) {
    this.session = session;
  }

  @Override
  public LoadReport load(String key, Stream<KpiPoint> points, Consumer<LoadedBatch> onBatch) {
    Checks.text("key", key, LONGEST_KEY);
    Checks.that(
        key.length() >= SHORTEST_KEY,
        "key",
        "must have at least " + SHORTEST_KEY + " characters, had " + key.length());
    Checks.required("points", points);
    Checks.required("on_batch", onBatch);
    session.requireNoTransaction("points cannot be loaded");
    Load load = new Load(session.verified(), onBatch);
    BatchCutter cutter = new BatchCutter(key, points.iterator());
    List<List<PointBatch>> groups = cutter.next();
    while (!groups.isEmpty()) {
      groups.forEach(load::write);
      groups = cutter.next();
    }
    return load.report();
  }
}
