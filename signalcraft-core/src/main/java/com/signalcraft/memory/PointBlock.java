package com.signalcraft.memory;

import com.signalcraft.common.JsonObject;
import com.signalcraft.internal.Micros;
import com.signalcraft.internal.PointKey;
import com.signalcraft.internal.UuidOrder;
import com.signalcraft.kpi.KpiPoint;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value #CAPACITY} points of one source in order, as columns: 33 bytes a point where the
 * value has up to 18 digits and there is no metadata. Not thread-safe.
 */
final class PointBlock {

  static final int CAPACITY = 512;

  private static final int INITIAL = 8;
  private static final int COMPACT_DIGITS = 18;

  /** In the place of a scale: the value is in the column of large ones. */
  private static final byte LARGE = Byte.MIN_VALUE;

  private int size;
  private long[] micros;
  private long[] idHigh;
  private long[] idLow;
  private long[] unscaled;
  private byte[] scales;

  /** Absent until a value needs it. */
  private @Nullable BigDecimal @Nullable [] large;

  /** Absent until a point has metadata. */
  private @Nullable JsonObject @Nullable [] metadata;

  PointBlock() {
    this(INITIAL);
  }

  private PointBlock(int capacity) {
    micros = new long[capacity];
    idHigh = new long[capacity];
    idLow = new long[capacity];
    unscaled = new long[capacity];
    scales = new byte[capacity];
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == CAPACITY;
  }

  long micros(int row) {
    return micros[row];
  }

  long idHigh(int row) {
    return idHigh[row];
  }

  long idLow(int row) {
    return idLow[row];
  }

  PointKey key(int row) {
    return new PointKey(micros[row], idHigh[row], idLow[row]);
  }

  /** Compares the key of a row with another. */
  int compare(int row, long otherMicros, long otherHigh, long otherLow) {
    int time = Long.compare(micros[row], otherMicros);
    return time != 0 ? time : UuidOrder.compare(idHigh[row], idLow[row], otherHigh, otherLow);
  }

  /** The first row whose key is not less than another; the size where there is none. */
  int lowerBound(long otherMicros, long otherHigh, long otherLow) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (compare(middle, otherMicros, otherHigh, otherLow) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  BigDecimal value(int row) {
    BigDecimal big = scales[row] == LARGE && large != null ? large[row] : null;
    return big != null ? big : BigDecimal.valueOf(unscaled[row], scales[row]);
  }

  double doubleValue(int row) {
    return scales[row] == LARGE
        ? value(row).doubleValue()
        : CompactDecimal.toDouble(unscaled[row], scales[row]);
  }

  JsonObject metadata(int row) {
    JsonObject kept = metadata == null ? null : metadata[row];
    return kept == null ? JsonObject.EMPTY : kept;
  }

  KpiPoint point(UUID sourceId, int row) {
    return new KpiPoint(
        new UUID(idHigh[row], idLow[row]),
        sourceId,
        Micros.instant(micros[row]),
        value(row),
        metadata(row));
  }

  /** Whether a row holds the same value, whatever its scale, and the same metadata. */
  boolean holdsSame(int row, KpiPoint point) {
    return value(row).compareTo(point.value()) == 0 && metadata(row).equals(point.metadata());
  }

  /** Puts a point before a row; there must be room. */
  void insert(int row, KpiPoint point) {
    if (size == micros.length) {
      grow();
    }
    int moved = size - row;
    System.arraycopy(micros, row, micros, row + 1, moved);
    System.arraycopy(idHigh, row, idHigh, row + 1, moved);
    System.arraycopy(idLow, row, idLow, row + 1, moved);
    System.arraycopy(unscaled, row, unscaled, row + 1, moved);
    System.arraycopy(scales, row, scales, row + 1, moved);
    if (large != null) {
      System.arraycopy(large, row, large, row + 1, moved);
    }
    if (metadata != null) {
      System.arraycopy(metadata, row, metadata, row + 1, moved);
    }
    micros[row] = Micros.floor(point.timestamp());
    idHigh[row] = point.id().getMostSignificantBits();
    idLow[row] = point.id().getLeastSignificantBits();
    size++;
    set(row, point);
  }

  /** Replaces the value and the metadata of a row. */
  void set(int row, KpiPoint point) {
    BigDecimal value = point.value();
    boolean compact = value.precision() <= COMPACT_DIGITS;
    unscaled[row] = compact ? value.unscaledValue().longValue() : 0;
    scales[row] = compact ? (byte) value.scale() : LARGE;
    if (!compact && large == null) {
      large = new BigDecimal[micros.length];
    }
    if (large != null) {
      large[row] = compact ? null : value;
    }
    boolean tagged = !point.metadata().isEmpty();
    if (tagged && metadata == null) {
      metadata = new JsonObject[micros.length];
    }
    if (metadata != null) {
      metadata[row] = tagged ? point.metadata() : null;
    }
  }

  /** Moves the rows from one on to a new block. */
  PointBlock split(int row) {
    PointBlock tail = copy(row, CAPACITY);
    truncate(row);
    return tail;
  }

  /** The rows from one on, in a block that is no larger than they need. */
  PointBlock from(int row) {
    return copy(row, size - row);
  }

  private PointBlock copy(int row, int capacity) {
    int count = size - row;
    PointBlock copy = new PointBlock(capacity);
    System.arraycopy(micros, row, copy.micros, 0, count);
    System.arraycopy(idHigh, row, copy.idHigh, 0, count);
    System.arraycopy(idLow, row, copy.idLow, 0, count);
    System.arraycopy(unscaled, row, copy.unscaled, 0, count);
    System.arraycopy(scales, row, copy.scales, 0, count);
    if (large != null) {
      copy.large = Arrays.copyOfRange(large, row, row + capacity);
    }
    if (metadata != null) {
      copy.metadata = Arrays.copyOfRange(metadata, row, row + capacity);
    }
    copy.size = count;
    return copy;
  }

  private void truncate(int row) {
    if (large != null) {
      Arrays.fill(large, row, size, null);
    }
    if (metadata != null) {
      Arrays.fill(metadata, row, size, null);
    }
    size = row;
  }

  private void grow() {
    int capacity = Math.min(CAPACITY, Math.max(INITIAL, 2 * size));
    micros = Arrays.copyOf(micros, capacity);
    idHigh = Arrays.copyOf(idHigh, capacity);
    idLow = Arrays.copyOf(idLow, capacity);
    unscaled = Arrays.copyOf(unscaled, capacity);
    scales = Arrays.copyOf(scales, capacity);
    if (large != null) {
      large = Arrays.copyOf(large, capacity);
    }
    if (metadata != null) {
      metadata = Arrays.copyOf(metadata, capacity);
    }
  }
}
