package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.Direction;
import com.signalcraft.anomaly.Voice;
import com.signalcraft.anomaly.VoiceShare;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Hears the voices on one point after the other: turns each statistic into evidence (the negative
 * logarithm of its tail probability), and the greatest evidence into a probability. Allocates
 * nothing on a point. Not thread-safe.
 */
final class Jury {

  private static final Statistic[] STATISTICS = Statistic.values();
  private static final int EXTREME = STATISTICS.length;
  private static final double LEAST_GAIN = 1.0 / 4_000;
  private static final int PRIOR = 40;
  private static final int MOST_COUNTED = 1 << 20;

  /** Values that are told apart this finely, in standard deviations, are as good as continuous. */
  private static final double FINE = 0.01;

  private final Direction direction;
  private final boolean[] heard = new boolean[STATISTICS.length + 1];
  private final TailModel[] tails = new TailModel[STATISTICS.length];
  private final double[] now = new double[STATISTICS.length];
  private final double[] evidence = new double[STATISTICS.length + 1];
  private final RecentResiduals residuals = new RecentResiduals();
  private final RangeWatch range = new RangeWatch();
  private final Fusion fusion = new Fusion();
  private final Penalties penalties = new Penalties();
  private int count;
  private long jitter = 1;

  private double rounding;
  private double nearest;
  private double greatest;
  private double greatestUnpunished;
  private int sign;
  private Voice leader = Voice.POINT;

  Jury(List<Voice> voices, Direction direction) {
    this.direction = direction;
    for (Statistic each : STATISTICS) {
      tails[each.ordinal()] = new TailModel(each);
      heard[each.ordinal()] =
          voices.contains(each.voice()) && (each.sign() == 0 || direction.includes(each.sign()));
    }
    heard[EXTREME] = voices.contains(Voice.EXTREME);
  }

  /**
   * Takes a point in.
   *
   * @param residual the difference from what was expected, in standard deviations
   * @param rounding how finely the values are told apart, in standard deviations
   * @param shape the novelty of the shape, NaN where that is unknown
   */
  void take(double residual, double rounding, double shape) {
    this.rounding = rounding;
    residuals.add(residual);
    set(Statistic.POINT_UP, residual);
    set(Statistic.POINT_DOWN, -residual);
    set(Statistic.RUN_5_UP, residuals.run5());
    set(Statistic.RUN_5_DOWN, -residuals.run5());
    set(Statistic.RUN_10_UP, residuals.run10());
    set(Statistic.RUN_10_DOWN, -residuals.run10());
    set(Statistic.SIZE_5, residuals.size5());
    set(Statistic.SIZE_10, residuals.size10());
    set(Statistic.MORE_SCATTER, residuals.scatter());
    set(Statistic.LESS_SCATTER, residuals.calm());
    set(Statistic.SHAPE, shape);
  }

  private void set(Statistic statistic, double value) {
    now[statistic.ordinal()] = value;
  }

  /** Weighs the evidence on the point that was taken in. */
  void weigh(double value) {
    int here = now[Statistic.POINT_UP.ordinal()] < 0 ? -1 : 1;
    sign = here;
    nearest = 0;
    greatest = 0;
    greatestUnpunished = 0;
    for (int s = 0; s < STATISTICS.length; s++) {
      evidence[s] = 0;
      if (heard[s]) {
        // A whole number stands for all that would have been rounded to it.
        double statistic = s < 2 ? now[s] - 0.5 * rounding : now[s];
        double ratio = statistic / tails[s].quantile();
        if (ratio > 1) {
          int side = STATISTICS[s].sign() == 0 ? here : STATISTICS[s].sign();
          hear(s, STATISTICS[s].voice(), tails[s].evidence(statistic), side);
        } else if (ratio > nearest) {
          nearest = ratio;
        }
      }
    }
    evidence[EXTREME] = 0;
    if (heard[EXTREME]) {
      double beyond = range.evidence(value);
      if (beyond != 0) {
        hear(EXTREME, Voice.EXTREME, Math.abs(beyond), beyond < 0 ? -1 : 1);
      }
    }
  }

  /** Weighs a single value, as if nothing had come before it. */
  void weighAlone(double residual) {
    sign = residual < 0 ? -1 : 1;
    leader = Voice.POINT;
    TailModel tail = tails[(sign < 0 ? Statistic.POINT_DOWN : Statistic.POINT_UP).ordinal()];
    double ratio = Math.abs(residual) / tail.quantile();
    nearest = Math.min(1, ratio);
    greatest = ratio > 1 ? tail.evidence(Math.abs(residual)) : 0;
  }

  private void hear(int index, Voice voice, double found, int side) {
    if (!direction.includes(side)) {
      return;
    }
    greatestUnpunished = Math.max(greatestUnpunished, found);
    evidence[index] = found - penalties.of(voice, side);
    if (evidence[index] > greatest) {
      greatest = evidence[index];
      sign = side;
      leader = voice;
    }
  }

  private boolean isOdd() {
    return greatest > TailModel.EVIDENCE;
  }

  /** The logarithm of the probability that something as odd begins at a point. */
  double logP() {
    return isOdd() ? fusion.logP(greatest) : Math.min(1, nearest * nearest) * fusion.logAny();
  }

  /** The two-sided normal score of that probability, with the side of the evidence as its sign. */
  double deviationScore() {
    double size = isOdd() ? fusion.score(greatest) : Math.min(1, nearest) * fusion.scoreAny();
    return sign * size;
  }

  Voice leader() {
    return leader;
  }

  int sign() {
    return sign;
  }

  /** The voices that spoke, the loudest first. */
  List<VoiceShare> shares() {
    double[] byVoice = new double[Voice.values().length];
    double sum = 0;
    for (Voice voice : Voice.values()) {
      double loudest = 0;
      for (int s = 0; s <= EXTREME; s++) {
        Voice of = s == EXTREME ? Voice.EXTREME : STATISTICS[s].voice();
        if (of == voice) {
          loudest = Math.max(loudest, evidence[s] - TailModel.EVIDENCE);
        }
      }
      byVoice[voice.ordinal()] = loudest;
      sum += loudest;
    }
    List<VoiceShare> shares = new ArrayList<>();
    for (Voice voice : Voice.values()) {
      if (byVoice[voice.ordinal()] > 0) {
        shares.add(new VoiceShare(voice, Math.min(1, byVoice[voice.ordinal()] / sum)));
      }
    }
    shares.sort(Comparator.comparingDouble(VoiceShare::share).reversed());
    return shares;
  }

  /** How far up or down a single value may be, in standard deviations, at a probability. */
  double reach(int side, double logP) {
    Statistic statistic = side < 0 ? Statistic.POINT_DOWN : Statistic.POINT_UP;
    TailModel tail = tails[statistic.ordinal()];
    double needed = fusion.evidenceOf(logP) + penalties.of(Voice.POINT, side);
    return tail.quantile() * tail.reach(needed) + 0.5 * rounding;
  }

  /**
   * Learns from the point that was taken in.
   *
   * @param calm whether it is no part of an outage
   */
  void learn(double value, boolean calm) {
    count = Math.min(MOST_COUNTED, count + 1);
    if (calm) {
      double gain = Math.max(LEAST_GAIN, 1.0 / (count + PRIOR));
      double spread = rounding > FINE ? spread() : 0;
      for (int s = 0; s < STATISTICS.length; s++) {
        if (heard[s] && !Double.isNaN(now[s])) {
          tails[s].learn(s < 2 ? now[s] + spread : now[s], gain);
        }
      }
    }
    fusion.learn(greatestUnpunished);
    if (heard[EXTREME]) {
      range.learn(value);
    }
  }

  /** Spreads whole numbers evenly over what is rounded to them (Steele and Vigna, 2022). */
  private double spread() {
    jitter = jitter * 0xd1342543de82ef95L + 1;
    return rounding * ((jitter >>> 11) * 0x1.0p-53 - 0.5);
  }

  Penalties penalties() {
    return penalties;
  }

  void save(StateWriter out) {
    out.put(count).put(jitter);
    for (int s = 0; s < STATISTICS.length; s++) {
      if (heard[s]) {
        tails[s].save(out);
      }
    }
    residuals.save(out);
    range.save(out);
    fusion.save(out);
    penalties.save(out);
  }

  void restore(StateReader in) {
    count = in.getInt(0, MOST_COUNTED);
    jitter = in.getLong();
    for (int s = 0; s < STATISTICS.length; s++) {
      if (heard[s]) {
        tails[s].restore(in);
      }
    }
    residuals.restore(in);
    range.restore(in);
    fusion.restore(in);
    penalties.restore(in);
  }
}
