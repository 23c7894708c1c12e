package com.signalcraft.client.event;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.Checks;
import com.signalcraft.common.TimeRange;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.Kpis;
import com.signalcraft.kpi.PointQuery;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads the points that a {@link LiveEvent.Gap} stands for. Thread-safe.
 *
 * <p>Points are found by their own time stamps. One that was pushed during the gap but is dated
 * before it (late data) is not among them; use a wider gap margin where that matters.
 */
public final class GapReader {

  private final Kpis kpis;

  /**
   * A reader.
   *
   * @param signalCraft the API, seen by a caller who may read the sources
   */
  public GapReader(SignalCraft signalCraft) {
    this.kpis = Checks.required("signal_craft", signalCraft).kpis();
  }

  /**
   * The points whose time stamps lie in the gap, read lazily, page after page, one source after the
   * other; of each source in the order of {@link Kpis#list}. Some of them may have come as events
   * before or after the gap, as its ends overlap. Close the stream if it is not read to its end.
   *
   * @param gap the gap
   * @param sourceIds the sources of interest
   * @return a sequential stream; reading it throws what {@link Kpis#stream} throws
   */
  public Stream<KpiPoint> missedPoints(LiveEvent.Gap gap, List<UUID> sourceIds) {
    TimeRange range = Checks.required("gap", gap).range();
    Points points = new Points(Checks.list("source_ids", sourceIds).iterator(), range);
    int features = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(points, features), false)
        .onClose(points::close);
  }

  /** Not a flat map, whose iterator would read a whole source before it gives its first point. */
  private final class Points implements Iterator<KpiPoint> {
    private final Iterator<UUID> sources;
    private final TimeRange range;
    private @Nullable Stream<KpiPoint> stream;
    private @Nullable Iterator<KpiPoint> current;

    Points(Iterator<UUID> sources, TimeRange range) {
      this.sources = sources;
      this.range = range;
    }

    @Override
    public boolean hasNext() {
      while (current == null || !current.hasNext()) {
        close();
        if (!sources.hasNext()) {
          return false;
        }
        stream = kpis.stream(new PointQuery(sources.next(), range));
        current = stream.iterator();
      }
      return true;
    }

    @Override
    public KpiPoint next() {
      if (!hasNext() || current == null) {
        throw new NoSuchElementException("all missed points were read");
      }
      return current.next();
    }

    void close() {
      Stream<KpiPoint> open = stream;
      stream = null;
      current = null;
      if (open != null) {
        open.close();
      }
    }
  }
}
