package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.Direction;
import com.signalcraft.anomaly.Voice;
import com.signalcraft.anomaly.VoiceShare;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Hears the voices on one point after the other: turns each statistic into evidence (the negative
 * logarithm of its tail probability), and the greatest evidence into a probability. Allocates
 * nothing on a point. Not thread-safe.
 */
final class Jury {

  private static final double LEAST_GAIN = 1.0 / 4_000;
  private static final int PRIOR = 40;
  private static final int MOST_COUNTED = 1 << 20;

  /** Values that are told apart this finely, in standard deviations, are as good as continuous. */
  private static final double FINE = 0.01;

  private final Direction direction;
  private final boolean hearsExtremes;
  private final Listener up;
  private final Listener down;
  private final Listener run5Up;
  private final Listener run5Down;
  private final Listener run10Up;
  private final Listener run10Down;
  private final Listener size5;
  private final Listener size10;
  private final Listener scatter;
  private final Listener calm;
  private final Listener shape;
  private final Listener[] listeners;
  private final RecentResiduals residuals = new RecentResiduals();
  private final RangeWatch range = new RangeWatch();
  private final RecentMaximum novelties = new RecentMaximum();
  private final Fusion fusion = new Fusion();
  private final Penalties penalties = new Penalties();
  private int count;
  private long jitter = 1;

  /** How far single values may be, in quantiles, on either side; taken anew when stale. */
  private double reachUp;

  private double reachDown;
  private double reachedLogP;
  private boolean stale = true;

  private double rounding;
  private double extreme;
  private double nearest;
  private double greatest;
  private double greatestUnpunished;
  private int sign;
  private Voice leader = Voice.POINT;

  Jury(List<Voice> voices, Direction direction) {
    this.direction = direction;
    this.hearsExtremes = voices.contains(Voice.EXTREME);
    this.up = new Listener(Voice.POINT, 1, TailPrior.NORMAL, voices, direction);
    this.down = new Listener(Voice.POINT, -1, TailPrior.NORMAL, voices, direction);
    this.run5Up = new Listener(Voice.RUN, 1, TailPrior.NORMAL, voices, direction);
    this.run5Down = new Listener(Voice.RUN, -1, TailPrior.NORMAL, voices, direction);
    this.run10Up = new Listener(Voice.RUN, 1, TailPrior.NORMAL, voices, direction);
    this.run10Down = new Listener(Voice.RUN, -1, TailPrior.NORMAL, voices, direction);
    this.size5 = new Listener(Voice.RUN, 0, TailPrior.SIZE_5, voices, direction);
    this.size10 = new Listener(Voice.RUN, 0, TailPrior.SIZE_10, voices, direction);
    this.scatter = new Listener(Voice.VARIANCE, 0, TailPrior.SCATTER, voices, direction);
    this.calm = new Listener(Voice.VARIANCE, 0, TailPrior.CALM, voices, direction);
    this.shape = new Listener(Voice.SHAPE, 0, TailPrior.SHAPE, voices, direction);
    Listener[] all = {
      up, down, run5Up, run5Down, run10Up, run10Down, size5, size10, scatter, calm, shape
    };
    this.listeners = List.of(all).stream().filter(Listener::heard).toArray(Listener[]::new);
  }

  /**
   * Hears the voices on a point.
   *
   * @param residual the difference from what was expected, in standard deviations
   * @param resolution how finely the values are told apart, in standard deviations
   * @param novelty the novelty of the shape, NaN where that is unknown
   * @param value the value itself
   * @param flat whether there is no scatter that could become less
   */
  void hear(double residual, double resolution, double novelty, double value, boolean flat) {
    rounding = resolution;
    residuals.add(residual);
    // A whole number stands for all that would have been rounded to it.
    double half = 0.5 * resolution;
    up.take(residual, residual - half);
    down.take(-residual, -residual - half);
    take(run5Up, residuals.run5());
    take(run5Down, -residuals.run5());
    take(run10Up, residuals.run10());
    take(run10Down, -residuals.run10());
    take(size5, residuals.size5());
    take(size10, residuals.size10());
    take(scatter, residuals.scatter());
    take(calm, flat ? Double.NaN : residuals.calm());
    if (shape.heard()) {
      // A course stays odd for as long as it holds what made it so, but is new only once.
      shape.take(novelty, novelties.next(novelty));
    }
    extreme = hearsExtremes ? range.evidence(value) : 0;
    weigh(residual < 0 ? -1 : 1);
  }

  private static void take(Listener listener, double statistic) {
    if (listener.heard()) {
      listener.take(statistic, statistic);
    }
  }

  private void weigh(int here) {
    begin(here);
    for (Listener each : listeners) {
      if (each.ratio() > 1) {
        weigh(each.voice(), each.evidence(), each.side(here));
      } else if (each.ratio() > nearest) {
        nearest = each.ratio();
      }
    }
    if (extreme != 0) {
      weigh(Voice.EXTREME, Math.abs(extreme), extreme < 0 ? -1 : 1);
    }
  }

  private void begin(int here) {
    sign = here;
    leader = Voice.POINT;
    nearest = 0;
    greatest = 0;
    greatestUnpunished = 0;
  }

  private void weigh(Voice voice, double evidence, int side) {
    if (!direction.includes(side)) {
      return;
    }
    greatestUnpunished = Math.max(greatestUnpunished, evidence);
    double left = evidence - penalties.of(voice, side);
    if (left > greatest) {
      greatest = left;
      sign = side;
      leader = voice;
    }
    nearest = Math.max(nearest, Math.min(1, left / TailModel.EVIDENCE));
  }

  /** Weighs a single value, as if nothing had come before it; nothing can be learnt from it. */
  void weighAlone(double residual) {
    begin(residual < 0 ? -1 : 1);
    TailModel tail = (residual < 0 ? down : up).tail();
    double size = Math.abs(residual);
    nearest = size / tail.quantile();
    greatest = nearest > 1 ? tail.evidence(size) : 0;
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
    return sign * (isOdd() ? fusion.score(greatest) : Math.min(1, nearest) * fusion.scoreAny());
  }

  /** The voice with most of the evidence. */
  Voice leader() {
    return leader;
  }

  /** The side of the evidence: 1 above what was expected, −1 below. */
  int sign() {
    return sign;
  }

  /** The voices that spoke on the side of the evidence, the loudest first. */
  List<VoiceShare> shares() {
    Map<Voice, Double> loudest = new EnumMap<>(Voice.class);
    for (Listener each : listeners) {
      if (each.side(sign) == sign && each.evidence() > TailModel.EVIDENCE) {
        loudest.merge(each.voice(), each.evidence() - TailModel.EVIDENCE, Math::max);
      }
    }
    double beyond = sign * extreme - TailModel.EVIDENCE;
    if (beyond > 0) {
      loudest.put(Voice.EXTREME, beyond);
    }
    double sum = loudest.values().stream().mapToDouble(Double::doubleValue).sum();
    List<VoiceShare> shares = new ArrayList<>();
    loudest.forEach((voice, part) -> shares.add(new VoiceShare(voice, Math.min(1, part / sum))));
    shares.sort(Comparator.comparingDouble(VoiceShare::share).reversed());
    return shares;
  }

  /** How far up or down a single value may be, in standard deviations, at a probability. */
  double reach(int side, double logP) {
    if (stale || logP != reachedLogP) {
      stale = false;
      reachedLogP = logP;
      double needed = fusion.evidenceOf(logP);
      reachUp = up.tail().reach(needed + penalties.of(Voice.POINT, 1));
      reachDown = down.tail().reach(needed + penalties.of(Voice.POINT, -1));
    }
    double reach = side < 0 ? down.tail().quantile() * reachDown : up.tail().quantile() * reachUp;
    return reach + 0.5 * rounding;
  }

  /**
   * Learns from the point that was heard.
   *
   * @param usual whether it is no part of an outage
   */
  void learn(double value, boolean usual) {
    count = Math.min(MOST_COUNTED, count + 1);
    if (usual) {
      double gain = Math.max(LEAST_GAIN, 1.0 / (count + PRIOR));
      double spread = rounding > FINE ? spread() : 0;
      for (Listener each : listeners) {
        boolean single = each.voice() == Voice.POINT;
        stale |= each.learn(single ? spread : 0, gain) && single;
      }
    }
    stale |= fusion.learn(greatestUnpunished);
    if (hearsExtremes) {
      range.learn(value);
    }
  }

  /** A value that was not judged is no new extreme when it comes again. */
  void seen(double value) {
    range.widen(value);
  }

  /** Spreads whole numbers evenly over what is rounded to them, by a linear congruence. */
  private double spread() {
    jitter = jitter * 0xd1342543de82ef95L + 1;
    return rounding * ((jitter >>> 11) * 0x1.0p-53 - 0.5);
  }

  /** Hears a voice less on a side, or, by a negative amount, more again. */
  void punish(Voice voice, int side, double amount) {
    penalties.add(voice, side, amount);
    stale = true;
  }

  /** Lets some days go by, over which punishments fade. */
  void fade(double days) {
    if (penalties.any()) {
      penalties.fade(days);
      stale = true;
    }
  }

  void save(StateWriter out) {
    out.put(count).put(jitter).put(rounding);
    for (Listener each : listeners) {
      each.tail().save(out);
    }
    residuals.save(out);
    range.save(out);
    novelties.save(out);
    fusion.save(out);
    penalties.save(out);
  }

  void restore(StateReader in) {
    count = in.getInt(0, MOST_COUNTED);
    jitter = in.getLong();
    rounding = in.getDouble();
    for (Listener each : listeners) {
      each.tail().restore(in);
    }
    residuals.restore(in);
    range.restore(in);
    novelties.restore(in);
    fusion.restore(in);
    penalties.restore(in);
  }
}
