package com.signalcraft.examples.fleet.series;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Packs points into chunks, so that a chunk for each series goes over the network instead of a row
 * for each point. Holds about a million points at most, whatever the number of series; points in
 * the order of their series become one chunk each. Not thread-safe.
 */
public final class ChunkPacker implements Iterator<SeriesChunk> {

  /** So many points at most are in one chunk: a row of a megabyte. */
  static final int MOST_IN_CHUNK = 1 << 16;

  private static final int MOST_HELD = 1 << 20;

  private final Iterator<PointRow> points;
  private final int mostHeld;
  private final Map<SeriesKey, Open> open = new LinkedHashMap<>();
  private final Queue<SeriesChunk> ready = new ArrayDeque<>();
  private int held;

  /** The one that was written to last: mostly the next point is of the same series. */
  private @Nullable Open last;

  private record Open(SeriesKey key, PointBuffer points) {

    SeriesChunk chunk() {
      return SeriesChunk.of(key, points.times(), points.values());
    }
  }

  /**
   * A packer.
   *
   * @param points the points, in any order
   */
  public ChunkPacker(Iterator<PointRow> points) {
    this(points, MOST_HELD);
  }

  ChunkPacker(Iterator<PointRow> points, int mostHeld) {
    this.points = points;
    this.mostHeld = mostHeld;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && points.hasNext()) {
      take(points.next());
      if (held >= mostHeld) {
        flush();
      }
    }
    if (ready.isEmpty()) {
      flush();
    }
    return !ready.isEmpty();
  }

  @Override
  public SeriesChunk next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void take(PointRow point) {
    Open into = last;
    if (into == null || !point.isOf(into.key())) {
      into = open.computeIfAbsent(point.key(), key -> new Open(key, new PointBuffer()));
      last = into;
    }
    into.points().add(point.getMillis(), point.getValue());
    held++;
    if (into.points().size() == MOST_IN_CHUNK) {
      ready.add(into.chunk());
      open.remove(into.key());
      held -= MOST_IN_CHUNK;
      last = null;
    }
  }

  private void flush() {
    open.values().forEach(each -> ready.add(each.chunk()));
    open.clear();
    held = 0;
    last = null;
  }
}
