package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.util.Arrays;

/**
 * The distance of the last window from the nearest of up to 32 windows seen before, at two scales
 * (the last eight values, and the means of the last eight blocks of four), measured in ranges of
 * the first values. A window that is near none becomes one of them; when there is no room the one
 * that was not met for longest goes. Not thread-safe.
 */
final class NearestShapes implements ShapeWatch {

  private static final int WIDTH = 8;
  private static final int BLOCK = 4;
  private static final int KEPT = 32;
  private static final int WARM_UP = 100;

  /** Until then most windows are new, whatever they are. */
  private static final int COLLECTING = 400;

  /** What is as near as this is the same shape, in ranges of the first values. */
  private static final double NEAR = 0.05;

  private static final double DRIFT = 0.05;

  private final Codebook fine = new Codebook();
  private final Codebook coarse = new Codebook();
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private int seen;
  private double block;
  private int inBlock;
  private double coarseNovelty = Double.NaN;

  @Override
  public double next(double value) {
    if (seen < WARM_UP) {
      low = Math.min(low, value);
      high = Math.max(high, value);
      seen++;
    }
    double range = high - low;
    if (seen < WARM_UP || !(range > 0)) {
      return Double.NaN;
    }
    double scaled = Math.max(-2, Math.min(3, (value - low) / range));
    block += scaled / BLOCK;
    if (++inBlock == BLOCK) {
      coarseNovelty = coarse.next(block);
      block = 0;
      inBlock = 0;
    }
    double novelty = fine.next(scaled);
    if (seen < COLLECTING) {
      seen++;
      return Double.NaN;
    }
    return Double.isNaN(coarseNovelty) ? novelty : Math.max(novelty, coarseNovelty);
  }

  @Override
  public void pause() {
    fine.clear();
    coarse.clear();
    block = 0;
    inBlock = 0;
    coarseNovelty = Double.NaN;
  }

  @Override
  public void save(StateWriter out) {
    out.put(low).put(high).put(seen).put(block).put(inBlock).put(coarseNovelty);
    fine.save(out);
    coarse.save(out);
  }

  @Override
  public void restore(StateReader in) {
    low = in.getDouble();
    high = in.getDouble();
    seen = in.getInt(0, COLLECTING);
    block = in.getDouble();
    inBlock = in.getInt(0, BLOCK - 1);
    coarseNovelty = in.getDouble();
    fine.restore(in);
    coarse.restore(in);
  }

  /** The windows of one scale. */
  private static final class Codebook {

    private final double[][] shapes = new double[KEPT][WIDTH];
    private final int[] idle = new int[KEPT];
    private final double[] window = new double[WIDTH];
    private int count;
    private int filled;

    double next(double value) {
      System.arraycopy(window, 1, window, 0, WIDTH - 1);
      window[WIDTH - 1] = value;
      filled = Math.min(WIDTH, filled + 1);
      return filled < WIDTH ? Double.NaN : novelty();
    }

    private double novelty() {
      int nearest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int s = 0; s < count; s++) {
        idle[s]++;
        double distance = distance(shapes[s], least);
        if (distance < least) {
          least = distance;
          nearest = s;
        }
      }
      double root = Math.sqrt(least / WIDTH);
      if (root <= NEAR) {
        idle[nearest] = 0;
        for (int i = 0; i < WIDTH; i++) {
          shapes[nearest][i] += DRIFT * (window[i] - shapes[nearest][i]);
        }
      } else {
        int free = count < KEPT ? count++ : longestIdle();
        System.arraycopy(window, 0, shapes[free], 0, WIDTH);
        idle[free] = 0;
      }
      return least == Double.POSITIVE_INFINITY ? Double.NaN : root;
    }

    private double distance(double[] shape, double most) {
      double sum = 0;
      for (int i = WIDTH - 1; i >= 0 && sum < most; i--) {
        double difference = window[i] - shape[i];
        sum += difference * difference;
      }
      return sum;
    }

    private int longestIdle() {
      int longest = 0;
      for (int s = 1; s < KEPT; s++) {
        if (idle[s] > idle[longest]) {
          longest = s;
        }
      }
      return longest;
    }

    void clear() {
      filled = 0;
      Arrays.fill(window, 0);
    }

    void save(StateWriter out) {
      out.put(count).put(filled).put(window);
      for (int s = 0; s < count; s++) {
        out.put(idle[s]).put(shapes[s]);
      }
    }

    void restore(StateReader in) {
      count = in.getInt(0, KEPT);
      filled = in.getInt(0, WIDTH);
      in.fill(window);
      for (int s = 0; s < count; s++) {
        idle[s] = in.getInt(0, Integer.MAX_VALUE);
        in.fill(shapes[s]);
      }
    }
  }
}
