package com.signalcraft.client.internal.writer;

import com.signalcraft.client.internal.journal.JournaledBatch;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import java.util.Arrays;
import java.util.List;

/**
 * Points that are sent together, until they are settled: the same points under the same key at each
 * try. Immutable.
 */
final class Delivery {

  private final PointBatch batch;
  private final String key;
  private final long[] sequences;
  private final long bytes;
  private final boolean recovered;

  private Delivery(List<Entry> entries, String key, boolean recovered) {
    KpiPoint[] points = new KpiPoint[entries.size()];
    this.sequences = new long[points.length];
    long size = 0;
    for (int i = 0; i < points.length; i++) {
      Entry entry = entries.get(i);
      points[i] = entry.point();
      sequences[i] = entry.sequence();
      size += entry.bytes();
    }
    this.batch = new PointBatch(points[0].sourceId(), Arrays.asList(points), key);
    this.key = key;
    this.bytes = size;
    this.recovered = recovered;
  }

  /** Points of one source, in their order, under a new key. */
  static Delivery of(List<Entry> entries, String key) {
    return new Delivery(entries, key, false);
  }

  /** Points that an earlier process sent, as the journal has it, under the key that they had. */
  static Delivery again(List<Entry> entries, String key) {
    return new Delivery(entries, key, true);
  }

  PointBatch batch() {
    return batch;
  }

  /** The points' numbers, rising; not a copy. */
  long[] sequences() {
    return sequences;
  }

  /** How large the points are as JSON. */
  long bytes() {
    return bytes;
  }

  boolean isRecovered() {
    return recovered;
  }

  int points() {
    return sequences.length;
  }

  /** How many of the points have a number up to a given one. */
  int pointsThrough(long sequence) {
    int at = Arrays.binarySearch(sequences, sequence);
    return at < 0 ? -at - 1 : at + 1;
  }

  /** As the journal notes it. */
  JournaledBatch noted() {
    return new JournaledBatch(
        batch.sourceId(), sequences[0], sequences[sequences.length - 1], sequences.length, key);
  }
}
