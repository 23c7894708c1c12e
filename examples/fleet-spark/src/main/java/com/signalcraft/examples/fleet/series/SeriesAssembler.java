package com.signalcraft.examples.fleet.series;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Puts the chunks of each series together. One series at a time is in memory, its newest points at
 * the most. Not thread-safe.
 */
public final class SeriesAssembler implements Iterator<WholeSeries> {

  private final Iterator<SeriesChunk> chunks;
  private final int mostPoints;
  private @Nullable SeriesChunk ahead;

  /**
   * An assembler.
   *
   * @param chunks those of one series after each other, in the order of their first points
   * @param mostPoints so many points at most are kept of each series, the newest
   */
  public SeriesAssembler(Iterator<SeriesChunk> chunks, int mostPoints) {
    this.chunks = chunks;
    this.mostPoints = mostPoints;
    this.ahead = advance();
  }

  private @Nullable SeriesChunk advance() {
    return chunks.hasNext() ? chunks.next() : null;
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public WholeSeries next() {
    SeriesChunk first = ahead;
    if (first == null) {
      throw new NoSuchElementException();
    }
    SeriesKey key = first.key();
    ahead = advance();
    PointBuffer points = new PointBuffer();
    long count = add(first, points);
    for (SeriesChunk more = ahead; more != null && more.key().isSame(key); more = ahead) {
      count += add(more, points);
      ahead = advance();
    }
    points.keepNewest(mostPoints);
    return WholeSeries.of(key, points.times(), points.values(), count);
  }

  private int add(SeriesChunk chunk, PointBuffer points) {
    points.add(chunk.getTimes(), chunk.getValues());
    // Not each time, as what is kept is moved.
    if (points.size() / 2 >= mostPoints) {
      points.keepNewest(mostPoints);
    }
    return chunk.getTimes().length;
  }
}
