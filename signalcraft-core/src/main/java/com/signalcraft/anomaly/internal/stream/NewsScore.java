package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * The score of a point, 0 to 1. From a half on the point is news: it breaks a record of this
 * series, and the more so the greater the score. Records are those of the single difference from
 * the week before, of 48 such differences in a row, of a cumulative sum of differences from what is
 * usual, of the values themselves, and of the novelty of their course; the greatest counts, once:
 * what does not go beyond the last hundred points is no news. Below a half it says how surprising
 * the point is as such, by its difference from the same time of other days or weeks, or from the
 * value before. The half-lives, lengths and gains were chosen on half of the folders of the Numenta
 * Anomaly Benchmark, the half score of surprise on half of the KPIs of the AIOps challenge. Not
 * thread-safe.
 */
final class NewsScore {

  private static final double SHORT_HALF_LIFE = 8_000;
  private static final double LONG_HALF_LIFE = 20_000;
  private static final int WARM_UP = 40;
  private static final int RUN = 48;
  private static final double SIZE_GAIN = 0.002;
  private static final int LEAST_CHANGES = 10;

  /** A difference of so many mean sizes has half of the score of an infinite one. */
  private static final double HALF_WAY = 4;

  private static final double MOST_SURPRISE = 1e9;

  private final SeasonalReference reference = new SeasonalReference();
  private final LeakyCusum cusum = new LeakyCusum();
  private final RunningMean run = new RunningMean(RUN);
  private final Extremes extremes = new Extremes();
  private final FadingRecord point = new FadingRecord(SHORT_HALF_LIFE, WARM_UP);
  private final FadingRecord sum = new FadingRecord(SHORT_HALF_LIFE, WARM_UP);
  private final FadingRecord mean = new FadingRecord(LONG_HALF_LIFE, WARM_UP);
  private final FadingRecord novelty = new FadingRecord(LONG_HALF_LIFE, WARM_UP);
  private final RecentMaximum recent = new RecentMaximum();
  private final MeanSize change = new MeanSize(SIZE_GAIN);
  private double before = Double.NaN;

  /**
   * The score of a point; learns from it.
   *
   * @param slots moved to the point
   * @param value its value, finite
   * @param shape the novelty of the shape that ends with it, NaN where that is unknown
   */
  double next(Slots slots, double value, double shape) {
    reference.take(slots, value);
    double news = Math.max(extremes.next(value), novelty.next(shape));
    double usual = reference.usual();
    if (!Double.isNaN(usual)) {
      news = Math.max(news, sum.next(cusum.next(usual)));
    }
    double ofWeek = Math.abs(reference.ofWeek());
    if (!Double.isNaN(ofWeek)) {
      news = Math.max(news, Math.max(point.next(ofWeek), mean.next(run.next(ofWeek))));
    }
    double told = recent.next(news);
    double surprise = Math.min(MOST_SURPRISE, surprise(value));
    return told > 0 ? (1 + told) / 2 : surprise / (HALF_WAY + surprise) / 2;
  }

  private double surprise(double value) {
    double size = Math.abs(value - before);
    before = value;
    double usual = Math.abs(reference.usual());
    double surprise = Double.isNaN(usual) ? 0 : usual;
    if (Double.isNaN(size)) {
      return surprise;
    }
    if (change.knows(LEAST_CHANGES) && change.mean() > 0) {
      surprise = Math.max(surprise, size / change.mean());
    }
    change.learn(Math.abs(change.clipped(size, LEAST_CHANGES)));
    return surprise;
  }

  void save(StateWriter out) {
    reference.save(out);
    cusum.save(out);
    run.save(out);
    extremes.save(out);
    point.save(out);
    sum.save(out);
    mean.save(out);
    novelty.save(out);
    recent.save(out);
    change.save(out);
    out.put(before);
  }

  void restore(StateReader in) {
    reference.restore(in);
    cusum.restore(in);
    run.restore(in);
    extremes.restore(in);
    point.restore(in);
    sum.restore(in);
    mean.restore(in);
    novelty.restore(in);
    recent.restore(in);
    change.restore(in);
    before = in.getDouble();
  }
}
