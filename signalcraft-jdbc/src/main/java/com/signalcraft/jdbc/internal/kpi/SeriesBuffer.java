package com.signalcraft.jdbc.internal.kpi;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Two columns that grow without being copied: at the most 24 bytes a row are held at once, and 16
 * in the end. Not thread-safe.
 */
public final class SeriesBuffer {

  private static final int FIRST_CHUNK = 1_024;

  /**
   * Below 512 KiB: what is half as large as a region of the heap, of which the smallest have 1 MiB,
   * gets regions of its own from G1, of which the rest is lost.
   */
  private static final int LARGEST_CHUNK = 32_768;

  private final Deque<long[]> times = new ArrayDeque<>();
  private final Deque<double[]> values = new ArrayDeque<>();
  private long[] lastTimes = new long[0];
  private double[] lastValues = new double[0];
  private int used;
  private int size;

  /** Columns without a row. */
  public SeriesBuffer() {}

  /**
   * Adds a row.
   *
   * @param time its time
   * @param value its value
   */
  public void add(long time, double value) {
    if (used == lastTimes.length) {
      int next = Math.min(LARGEST_CHUNK, Math.max(FIRST_CHUNK, 2 * used));
      lastTimes = new long[next];
      lastValues = new double[next];
      times.add(lastTimes);
      values.add(lastValues);
      used = 0;
    }
    lastTimes[used] = time;
    lastValues[used] = value;
    used++;
    size = Math.incrementExact(size);
  }

  /**
   * The times, which are taken out.
   *
   * @return a new array, as long as there are rows
   */
  public long[] takeTimes() {
    lastTimes = new long[0];
    long[] all = new long[size];
    for (int at = 0; at < size; ) {
      long[] chunk = times.remove();
      int length = Math.min(chunk.length, size - at);
      System.arraycopy(chunk, 0, all, at, length);
      at += length;
    }
    return all;
  }

  /**
   * The values, which are taken out.
   *
   * @return a new array, as long as there are rows
   */
  public double[] takeValues() {
    lastValues = new double[0];
    double[] all = new double[size];
    for (int at = 0; at < size; ) {
      double[] chunk = values.remove();
      int length = Math.min(chunk.length, size - at);
      System.arraycopy(chunk, 0, all, at, length);
      at += length;
    }
    return all;
  }
}
