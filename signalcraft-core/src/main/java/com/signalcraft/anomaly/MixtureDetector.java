package com.signalcraft.anomaly;

import com.signalcraft.anomaly.internal.LocalClock;
import com.signalcraft.anomaly.internal.StepLengths;
import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** The streaming detector of {@link Detectors#streaming(ZoneId, DetectorOptions)}. */
final class MixtureDetector implements StreamingDetector {

  private static final int LEAST_VALUES = 20;
  private static final int LEAST_VALUES_WITHIN_DAY = 288;

  /** Until then everything is learnt as it is: nothing is known yet that it could differ from. */
  private static final int LEARN_ALL = 12;

  /** An expert that is off by no more than so many standard deviations was right. */
  private static final double NEAR = 2;

  private final DetectorOptions options;
  private final ZoneId zone;
  private final boolean calendar;
  private final Spacing spacing;
  private final Slots slots;
  private final ExpertMixture mixture = new ExpertMixture();
  private final RunningScale scale = new RunningScale();
  private final RegimeWatch regime = new RegimeWatch();
  private final Anchor anchor = new Anchor();
  private Judge judge;
  private int regimeLength;

  private boolean started;
  private long last;
  private int observed;
  private long firstObserved;
  private long lastObserved;

  private MixtureDetector(ZoneId zone, boolean calendar, Spacing spacing, DetectorOptions options) {
    this.zone = Checks.required("zone", zone);
    this.options = Checks.required("options", options);
    this.calendar = calendar;
    this.spacing = spacing;
    this.slots = new Slots(new LocalClock(zone), calendar);
    this.judge = judge();
    this.regimeLength = regimeLength();
  }

  static MixtureDetector create(
      ZoneId zone, Optional<Frequency> frequency, DetectorOptions options) {
    if (frequency.isEmpty()) {
      return new MixtureDetector(zone, true, Spacing.unknown(), options);
    }
    Frequency step = frequency.get();
    boolean calendar = step.unit() != FrequencyUnit.INDEX;
    long millis = step.plus(0, 1, ZoneOffset.UTC);
    return new MixtureDetector(zone, calendar, Spacing.of(millis), options);
  }

  private Judge judge() {
    double pointsPerWeek =
        calendar
            ? Judge.pointsPerWeek(Optional.empty(), (double) spacing.millis())
            : Judge.INDEX_POINTS_PER_WEEK;
    return new Judge(options, pointsPerWeek);
  }

  private int regimeLength() {
    return RegimeWatch.length(spacing.millis(), calendar);
  }

  @Override
  public Verdict update(long epochMillis, double value) {
    check(epochMillis, value);
    if (started && spacing.observe(epochMillis - last)) {
      judge = judge();
      regimeLength = regimeLength();
    }
    started = true;
    last = epochMillis;
    return Double.isNaN(value) ? Verdict.none(epochMillis, value) : observe(epochMillis, value);
  }

  /** Builds no message unless it is needed. */
  private void check(long epochMillis, double value) {
    if (started && epochMillis <= last) {
      throw new ValidationException(
          "epochMillis", "must come after the point before, " + last + ", was " + epochMillis);
    }
    if (Double.isInfinite(value)) {
      throw new ValidationException("value", "must be finite or NaN, was " + value);
    }
  }

  private Verdict observe(long epochMillis, double value) {
    if (observed == 0) {
      firstObserved = epochMillis;
    } else if (calendarPause(epochMillis)) {
      regime.clear();
      anchor.begin();
    }
    lastObserved = epochMillis;
    slots.moveTo(epochMillis, spacing);
    double expected = mixture.predict(slots);
    double sigma =
        observed == 0
            ? 0
            : Math.max(options.scaleFloor().at(expected), scale.sigma(slots.ofScale()));
    Verdict verdict =
        warm(epochMillis) && !anchor.pending()
            ? judge.judge(epochMillis, value, expected, sigma)
            : Verdict.none(epochMillis, value);
    scale.see(value);
    if (anchor.pending()) {
      anchor(value - expected, sigma);
    } else {
      learn(value, expected, sigma);
    }
    observed = Math.min(LEAST_VALUES_WITHIN_DAY, observed + 1);
    return verdict;
  }

  private boolean warm(long epochMillis) {
    if (observed < LEAST_VALUES) {
      return false;
    }
    return !calendar
        || spacing.millis() >= StepLengths.DAILY
        || observed >= LEAST_VALUES_WITHIN_DAY
        || epochMillis - firstObserved >= LocalClock.DAY;
  }

  private boolean calendarPause(long epochMillis) {
    return spacing.known()
        && observed >= LEARN_ALL
        && (epochMillis - lastObserved) / spacing.millis() > regimeLength;
  }

  private void anchor(double residual, double sigma) {
    anchor.take(residual);
    if (!anchor.pending()) {
      double shift = anchor.median();
      if (Math.abs(shift) > 2 * sigma) {
        mixture.shift(shift);
      } else {
        mixture.shiftFast(shift);
      }
    }
  }

  private void learn(double value, double expected, double sigma) {
    if (observed == 0) {
      mixture.learn(slots, value, 0);
      return;
    }
    double residual = value - expected;
    double size = Math.abs(residual);
    if (observed < LEARN_ALL || size <= RunningScale.CLIP * sigma) {
      scale.learn(slots.ofScale(), size, sigma);
      double greatest = observed < LEARN_ALL ? size : RunningScale.CLIP * sigma;
      mixture.learn(slots, value, greatest);
      regime.inlier();
      return;
    }
    learnOutlier(value, residual, sigma);
  }

  private void learnOutlier(double value, double residual, double sigma) {
    if (mixture.isExplained(value, NEAR * sigma)) {
      mixture.learn(slots, value, RunningScale.CLIP * sigma);
      regime.inlier();
      return;
    }
    if (mixture.repeats(slots, value) && !regime.isLong()) {
      mixture.changeWeek(slots, value);
      return;
    }
    regime.outlier(residual);
    if (regime.pending() >= regimeLength) {
      mixture.shift(regime.shift());
      scale.atLeast(regime.meanSize());
      regime.clear();
    } else if (regime.pending() <= Anchor.LENGTH) {
      scale.learn(slots.ofScale(), Math.abs(residual), sigma);
    }
  }

  @Override
  public byte[] saveState() {
    StateWriter out = new StateWriter(StateFormat.KIND);
    StateFormat.writeOptions(out, options);
    out.put(zone.getId()).put(calendar ? 1 : 0);
    spacing.save(out);
    out.put(started ? 1 : 0).put(last).put(observed).put(firstObserved).put(lastObserved);
    mixture.save(out);
    scale.save(out);
    regime.save(out);
    anchor.save(out);
    return out.finish();
  }

  static MixtureDetector restore(byte[] state) {
    return StateReader.read(StateFormat.KIND, state, MixtureDetector::new);
  }

  private MixtureDetector(StateReader in) {
    this.options = StateFormat.readOptions(in);
    this.zone = ZoneId.of(in.getString());
    this.calendar = in.getInt(0, 1) == 1;
    this.spacing = Spacing.restore(in);
    this.slots = new Slots(new LocalClock(zone), calendar);
    this.judge = judge();
    this.regimeLength = regimeLength();
    this.started = in.getInt(0, 1) == 1;
    this.last = in.getLong();
    this.observed = in.getInt(0, LEAST_VALUES_WITHIN_DAY);
    this.firstObserved = in.getLong();
    this.lastObserved = in.getLong();
    mixture.restore(in);
    scale.restore(in);
    regime.restore(in);
    anchor.restore(in);
  }
}
