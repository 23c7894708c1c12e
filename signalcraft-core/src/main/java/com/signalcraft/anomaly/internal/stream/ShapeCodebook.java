package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.util.Arrays;

/**
 * The distance of the course of the last 64 values from the nearest of up to 256 courses seen
 * before: a codebook in the manner of vector quantisation that grows on line. A course is four
 * numbers, of each 16 values the one furthest from their mean (so that spikes are kept), and the
 * newest value; the distance is the greatest difference of two of these, in ranges of the first
 * values. A course that is near none is added; when there is no room the nearest one moves half-way
 * to it. Not thread-safe.
 */
final class ShapeCodebook {

  private static final int WINDOW = 64;
  private static final int LAST = WINDOW - 1;
  private static final int BLOCKS = 4;
  private static final int BLOCK = WINDOW / BLOCKS;
  private static final int WIDTH = BLOCKS + 1;
  private static final int KEPT = 256;

  /** So many values tell the range in which courses are compared. */
  private static final int WARM_UP = 150;

  /** Until then most courses are new, whatever they are. */
  private static final int COLLECTING = 400;

  /** What is as near as this is the same course. */
  private static final float NEAR = 0.05f;

  /**
   * By so many ranges values may leave the range of the first ones; further out is all the same.
   */
  private static final double MARGIN = 0.5;

  private final float[][] courses = new float[WIDTH][KEPT];
  private final float[] distances = new float[KEPT];
  private final float[] ring = new float[WINDOW];
  private final float[] course = new float[WIDTH];
  private double[] first = new double[WARM_UP];
  private int seen;
  private double low;
  private double width;
  private int kept;
  private int next;
  private int filled;

  /**
   * Takes a value in, and learns from it.
   *
   * @param value the value, finite
   * @return the novelty of the course that ends with it, 0 to 1; NaN while unknown
   */
  double next(double value) {
    if (seen < WARM_UP) {
      first[seen++] = value;
      if (seen == WARM_UP) {
        begin();
      }
      return Double.NaN;
    }
    seen = Math.min(COLLECTING, seen + 1);
    return scaled(value);
  }

  private void begin() {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : first) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    double range = greatest - least;
    if (!(range > 0)) {
      range = Math.max(Double.MIN_NORMAL, 0.01 * Math.abs(greatest));
    }
    low = least - MARGIN * range;
    width = range * (1 + 2 * MARGIN);
    for (double value : first) {
      scaled(value);
    }
    first = new double[0];
  }

  /** Whether enough courses are known for a new one to be odd. */
  boolean isCollected() {
    return seen >= COLLECTING;
  }

  private double scaled(double value) {
    ring[next] = (float) Math.max(0, Math.min(1, (value - low) / width));
    next = (next + 1) & LAST;
    filled = Math.min(WINDOW, filled + 1);
    return filled < WINDOW ? Double.NaN : novelty();
  }

  private double novelty() {
    for (int block = 0; block < BLOCKS; block++) {
      course[block] = furthestFromMean(next + block * BLOCK);
    }
    course[BLOCKS] = ring[(next + WINDOW - 1) & LAST];
    int nearest = nearest();
    float least = nearest < 0 ? Float.NaN : distances[nearest];
    if (!(least <= NEAR)) {
      learn(nearest);
    }
    return least;
  }

  private float furthestFromMean(int from) {
    float sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += ring[(from + i) & LAST];
    }
    float mean = sum / BLOCK;
    float furthest = mean;
    float most = 0;
    for (int i = 0; i < BLOCK; i++) {
      float value = ring[(from + i) & LAST];
      float size = Math.abs(value - mean);
      if (size > most) {
        most = size;
        furthest = value;
      }
    }
    return furthest;
  }

  /**
   * One coordinate after the other of all courses, as processors like it; -1 while there is none.
   */
  private int nearest() {
    Arrays.fill(distances, 0, kept, 0);
    for (int i = 0; i < WIDTH; i++) {
      widen(distances, courses[i], course[i], kept);
    }
    int nearest = -1;
    float least = Float.POSITIVE_INFINITY;
    for (int each = 0; each < kept; each++) {
      if (distances[each] < least) {
        least = distances[each];
        nearest = each;
      }
    }
    return nearest;
  }

  private static void widen(float[] distances, float[] coordinates, float newest, int count) {
    for (int each = 0; each < count; each++) {
      distances[each] = Math.max(distances[each], Math.abs(newest - coordinates[each]));
    }
  }

  private void learn(int nearest) {
    int at = kept < KEPT ? kept++ : nearest;
    float share = at == nearest ? 0.5f : 1;
    for (int i = 0; i < WIDTH; i++) {
      courses[i][at] += share * (course[i] - courses[i][at]);
    }
  }

  /** A long pause has ended: courses begin anew. */
  void pause() {
    filled = 0;
  }

  void save(StateWriter out) {
    out.put(seen);
    if (seen < WARM_UP) {
      for (int i = 0; i < seen; i++) {
        out.put(first[i]);
      }
      return;
    }
    out.put(low).put(width).put(next).put(filled).put(kept);
    for (float value : ring) {
      out.put(Float.floatToRawIntBits(value));
    }
    for (float[] coordinates : courses) {
      for (int each = 0; each < kept; each++) {
        out.put(Float.floatToRawIntBits(coordinates[each]));
      }
    }
  }

  void restore(StateReader in) {
    seen = in.getInt(0, COLLECTING);
    if (seen < WARM_UP) {
      for (int i = 0; i < seen; i++) {
        first[i] = in.getDouble();
      }
      return;
    }
    first = new double[0];
    low = in.getDouble();
    width = in.getDouble();
    next = in.getInt(0, WINDOW - 1);
    filled = in.getInt(0, WINDOW);
    kept = in.getInt(0, KEPT);
    for (int i = 0; i < WINDOW; i++) {
      ring[i] = Float.intBitsToFloat(in.getInt(Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    for (float[] coordinates : courses) {
      for (int each = 0; each < kept; each++) {
        coordinates[each] = Float.intBitsToFloat(in.getInt(Integer.MIN_VALUE, Integer.MAX_VALUE));
      }
    }
  }
}
