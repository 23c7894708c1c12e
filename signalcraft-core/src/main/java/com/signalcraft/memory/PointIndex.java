package com.signalcraft.memory;

import com.signalcraft.internal.Micros;
import com.signalcraft.internal.PointKey;
import com.signalcraft.kpi.KpiPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The points of one source in the order of time stamp and unsigned id: blocks of up to {@value
 * PointBlock#CAPACITY} rows, each with lesser keys than the next. Finding a key takes O(log n), a
 * range O(log n + result), an append O(1) amortised, an insertion elsewhere O(log n) and the moving
 * of one block. Not thread-safe.
 *
 * <p>Times are microseconds since 1970-01-01T00:00Z; ranges hold their begin and not their end.
 */
final class PointIndex {

  /** What became of a point that was put in. */
  enum Change {
    INSERTED,
    CORRECTED,
    UNCHANGED
  }

  /** Sees one row after the other. */
  @FunctionalInterface
  interface RowVisitor {
    void visit(PointBlock block, int row);
  }

  private final UUID sourceId;
  private final List<PointBlock> blocks = new ArrayList<>();
  private long size;

  PointIndex(UUID sourceId) {
    this.sourceId = sourceId;
  }

  long size() {
    return size;
  }

  int blockCount() {
    return blocks.size();
  }

  Change put(KpiPoint point) {
    long micros = Micros.floor(point.timestamp());
    long high = point.id().getMostSignificantBits();
    long low = point.id().getLeastSignificantBits();
    int at = blockFor(micros, high, low);
    PointBlock block = blocks.get(at);
    int row = block.lowerBound(micros, high, low);
    if (row < block.size() && block.compare(row, micros, high, low) == 0) {
      if (block.holdsSame(row, point)) {
        return Change.UNCHANGED;
      }
      block.set(row, point);
      return Change.CORRECTED;
    }
    insert(at, row, point);
    size++;
    return Change.INSERTED;
  }

  private void insert(int at, int row, KpiPoint point) {
    PointBlock block = blocks.get(at);
    if (!block.isFull()) {
      block.insert(row, point);
      return;
    }
    boolean atTheEnd = row == block.size() && at == blocks.size() - 1;
    // Points mostly come in order: then full blocks stay full.
    PointBlock next = atTheEnd ? new PointBlock() : block.split(PointBlock.CAPACITY / 2);
    blocks.add(at + 1, next);
    if (row > block.size() || atTheEnd) {
      next.insert(row - block.size(), point);
    } else {
      block.insert(row, point);
    }
  }

  /** The block that holds, or should hold, a key: the last that does not begin after it. */
  private int blockFor(long micros, long high, long low) {
    if (blocks.isEmpty()) {
      blocks.add(new PointBlock());
    }
    return Math.max(0, blocksNotAfter(micros, high, low) - 1);
  }

  /** How many blocks begin with a key that is not greater than another. */
  private int blocksNotAfter(long micros, long high, long low) {
    int from = 0;
    int to = blocks.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      PointBlock block = blocks.get(middle);
      if (block.size() > 0 && block.compare(0, micros, high, low) > 0) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  /** How many points there are in a range. */
  long count(long from, long to) {
    Position begin = begin(from);
    Position end = begin(to);
    if (begin.compareTo(end) >= 0) {
      return 0;
    }
    if (begin.block == end.block) {
      return (long) end.row - begin.row;
    }
    long count = (long) blocks.get(begin.block).size() - begin.row + end.row;
    for (int i = begin.block + 1; i < end.block; i++) {
      count += blocks.get(i).size();
    }
    return count;
  }

  /** Shows the rows of a range, in order. */
  void visit(long from, long to, RowVisitor visitor) {
    Position begin = begin(from);
    Position end = begin(to);
    for (int i = begin.block; i < blocks.size() && i <= end.block; i++) {
      PointBlock block = blocks.get(i);
      int last = i == end.block ? end.row : block.size();
      for (int row = i == begin.block ? begin.row : 0; row < last; row++) {
        visitor.visit(block, row);
      }
    }
  }

  /** The first points of a range, at most so many. */
  List<KpiPoint> first(long from, long to, int limit) {
    return read(begin(from), to, limit);
  }

  /** The first points after a key and before a time, at most so many. */
  List<KpiPoint> after(PointKey key, long to, int limit) {
    Position begin = position(key.micros(), key.idHigh(), key.idLow());
    boolean there =
        begin.row < sizeOf(begin.block)
            && blocks.get(begin.block).compare(begin.row, key.micros(), key.idHigh(), key.idLow())
                == 0;
    return read(there ? new Position(begin.block, begin.row + 1) : begin, to, limit);
  }

  private List<KpiPoint> read(Position begin, long to, int limit) {
    List<KpiPoint> points = new ArrayList<>();
    int row = begin.row;
    for (int i = begin.block; i < blocks.size(); i++) {
      PointBlock block = blocks.get(i);
      for (; row < block.size(); row++) {
        if (points.size() == limit || block.micros(row) >= to) {
          return points;
        }
        points.add(block.point(sourceId, row));
      }
      row = 0;
    }
    return points;
  }

  /** The last point before a time. */
  Optional<KpiPoint> lastBefore(long micros) {
    Position end = begin(micros);
    if (end.row > 0) {
      return Optional.of(blocks.get(end.block).point(sourceId, end.row - 1));
    } else if (end.block > 0) {
      PointBlock block = blocks.get(end.block - 1);
      return Optional.of(block.point(sourceId, block.size() - 1));
    }
    return Optional.empty();
  }

  /** Removes the points before a time. */
  void removeBefore(long micros) {
    Position end = begin(micros);
    for (int i = 0; i < end.block; i++) {
      size -= blocks.get(i).size();
    }
    size -= end.row;
    blocks.subList(0, Math.min(end.block, blocks.size())).clear();
    if (end.row > 0) {
      PointBlock rest = blocks.get(0).from(end.row);
      if (rest.size() == 0) {
        blocks.remove(0);
      } else {
        blocks.set(0, rest);
      }
    }
  }

  private Position begin(long micros) {
    return position(micros, 0, 0);
  }

  /** The first row whose key is not less than another; one past the last where there is none. */
  private Position position(long micros, long high, long low) {
    int block = Math.max(0, blocksNotAfter(micros, high, low) - 1);
    if (block >= blocks.size()) {
      return new Position(block, 0);
    }
    return new Position(block, blocks.get(block).lowerBound(micros, high, low));
  }

  private int sizeOf(int block) {
    return block < blocks.size() ? blocks.get(block).size() : 0;
  }

  private record Position(int block, int row) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
      return block != other.block
          ? Integer.compare(block, other.block)
          : Integer.compare(row, other.row);
    }
  }
}
