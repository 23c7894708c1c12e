package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * Lets a score pass that is above all of the last hundred: the first of an episode, and those with
 * which it grows. Constant amortised time by a queue of falling scores (Lemire, 2006). Not
 * thread-safe.
 */
final class RecentMaximum {

  private static final int LENGTH = 100;

  private final double[] scores = new double[LENGTH];
  private final long[] times = new long[LENGTH];
  private int head;
  private int size;
  private long now;

  /** The score itself if it is above the last hundred, otherwise 0. */
  double next(double score) {
    now++;
    while (size > 0 && times[head] < now - LENGTH) {
      head = (head + 1) % LENGTH;
      size--;
    }
    if (!(score > 0)) {
      return 0;
    }
    boolean greatest = size == 0 || score > scores[head];
    while (size > 0 && scores[(head + size - 1) % LENGTH] <= score) {
      size--;
    }
    int place = (head + size) % LENGTH;
    scores[place] = score;
    times[place] = now;
    size++;
    return greatest ? score : 0;
  }

  void save(StateWriter out) {
    out.put(now).put(size);
    for (int i = 0; i < size; i++) {
      out.put(scores[(head + i) % LENGTH]).put(times[(head + i) % LENGTH]);
    }
  }

  void restore(StateReader in) {
    now = in.getLong();
    head = 0;
    size = in.getInt(0, LENGTH);
    for (int i = 0; i < size; i++) {
      scores[i] = in.getDouble();
      times[i] = in.getLong();
    }
  }
}
