package com.signalcraft.client.hosted;

import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.Kpis;
import com.signalcraft.kpi.PointQuery;

/** The points of KPI sources, with what the hosted API offers beside. Thread-safe. */
public interface HttpKpis extends Kpis {

  /**
   * Reads points lazily, page after page, in the order of {@link #list}; each iterator reads anew.
   *
   * @param query which ones
   * @return the points; its iterators throw the errors of {@link #list} and are for one thread each
   */
  Iterable<KpiPoint> iterate(PointQuery query);
}
