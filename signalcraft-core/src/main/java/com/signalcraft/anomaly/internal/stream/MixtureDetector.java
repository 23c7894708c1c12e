package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Feedback;
import com.signalcraft.anomaly.StreamingDetector;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.anomaly.Voice;
import com.signalcraft.anomaly.internal.Labels;
import com.signalcraft.anomaly.internal.LocalClock;
import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.holiday.HolidayCalendar;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The streaming detector: a mixture of experts says what is expected, a jury of voices how odd the
 * value is. Not thread-safe.
 */
public final class MixtureDetector implements StreamingDetector {

  private static final int LEAST_VALUES = 20;
  private static final int LEAST_VALUES_WITHIN_DAY = 288;

  private static final long YOUTH = 14 * LocalClock.DAY;

  private final DetectorOptions options;
  private final ZoneId zone;
  private final boolean calendar;
  private final Spacing spacing;
  private final LocalClock clock;
  private final Slots slots;
  private final Labels labels;
  private final Expectation expectation;
  private final Jury jury;
  private final ToldEpisodes told = new ToldEpisodes();
  private final ShapeCodebook shapes = new ShapeCodebook();
  private final NewsScore news = new NewsScore();
  private Judge judge;
  private int regimeLength;

  private boolean started;
  private long last;
  private int observed;
  private long firstObserved;
  private long lastObserved;
  private long lastFaded;

  private MixtureDetector(ZoneId zone, boolean calendar, Spacing spacing, DetectorOptions options) {
    this.zone = Checks.required("zone", zone);
    this.options = Checks.required("options", options);
    this.calendar = calendar;
    this.spacing = spacing;
    this.clock = new LocalClock(zone);
    this.slots = new Slots(clock, calendar, new Holidays(options.holidays()));
    this.labels = new Labels(options.knownEvents(), options.quietHours());
    this.expectation = new Expectation(options.scaleFloor());
    this.jury = new Jury(options.voices(), options.direction());
    this.judge = judge();
    this.regimeLength = regimeLength();
  }

  /**
   * A detector at the start of a series.
   *
   * @param zone the zone whose hours and days the series follows
   * @param frequency the distance of its points, empty to find it out
   * @param options the options
   * @return the detector
   */
  public static MixtureDetector create(
      ZoneId zone, Optional<Frequency> frequency, DetectorOptions options) {
    if (frequency.isEmpty()) {
      return new MixtureDetector(zone, true, Spacing.unknown(), options);
    }
    Frequency step = frequency.get();
    boolean calendar = step.unit() != FrequencyUnit.INDEX;
    Checks.that(
        calendar || options.quietHours().isEmpty(),
        "quietHours",
        "must be none where points have no times, only indices");
    Checks.that(
        calendar || options.holidays().isEmpty(),
        "holidays",
        "must be none where points have no times, only indices");
    long millis = step.plus(0, 1, ZoneOffset.UTC);
    return new MixtureDetector(zone, calendar, Spacing.of(millis), options);
  }

  private Judge judge() {
    return new Judge(options, Cadence.pointsPerWeek(calendar, spacing.millis()));
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
    slots.moveTo(epochMillis, spacing);
    String event = labels.event(epochMillis);
    if (event != null) {
      return labelled(epochMillis, value, event);
    }
    if (observed == 0) {
      firstObserved = epochMillis;
    } else if (isPause(epochMillis)) {
      expectation.paused();
      shapes.pause();
    }
    lastObserved = epochMillis;
    fade(epochMillis);
    double shape = shapes.next(value);
    double score = news.next(slots, value, shape);
    expectation.predict(slots);
    boolean judged = isWarm(epochMillis) && !expectation.anchoring();
    boolean heard = expectation.begun() && !expectation.anchoring();
    if (heard) {
      hear(value, shapes.isCollected() ? shape : Double.NaN);
    }
    boolean usual = !expectation.mayBeOutage();
    String quiet = labels.quiet(epochMillis, clock);
    Verdict verdict =
        judged ? judge.judge(epochMillis, value, expectation, jury, score, quiet) : null;
    if (verdict != null) {
      remember(verdict);
    }
    boolean changePoint = expectation.learn(slots, value, regimeLength);
    if (heard) {
      jury.learn(value, usual);
    } else {
      jury.seen(value);
    }
    observed = Math.min(LEAST_VALUES_WITHIN_DAY, observed + 1);
    if (verdict == null) {
      return Verdict.none(epochMillis, value);
    }
    return changePoint ? withChangePoint(verdict) : verdict;
  }

  private void hear(double value, double shape) {
    double sigma = expectation.sigma();
    double residual = (value - expectation.expected()) / sigma;
    double resolution = expectation.resolution() / sigma;
    boolean flat = expectation.isFlat() || isYoung();
    jury.hear(residual, resolution, shape, value, flat);
  }

  /** A point of a known event is judged, but neither told nor learnt from. */
  private Verdict labelled(long epochMillis, double value, String event) {
    if (observed == 0 || !isWarm(epochMillis) || expectation.anchoring()) {
      Verdict none = Verdict.none(epochMillis, value);
      return new Verdict(
          epochMillis,
          value,
          none.expected(),
          none.lower(),
          none.upper(),
          0,
          none.deviationScore(),
          null,
          none.voices(),
          event,
          false);
    }
    expectation.predict(slots);
    jury.weighAlone((value - expectation.expected()) / expectation.sigma());
    return judge.judge(epochMillis, value, expectation, jury, 0, event);
  }

  private static Verdict withChangePoint(Verdict verdict) {
    return new Verdict(
        verdict.epochMillis(),
        verdict.value(),
        verdict.expected(),
        verdict.lower(),
        verdict.upper(),
        verdict.score(),
        verdict.deviationScore(),
        verdict.severity(),
        verdict.voices(),
        verdict.label(),
        true);
  }

  private boolean isWarm(long epochMillis) {
    if (observed < LEAST_VALUES) {
      return false;
    }
    return !calendar
        || spacing.millis() >= Cadence.DAILY
        || observed >= LEAST_VALUES_WITHIN_DAY
        || epochMillis - firstObserved >= LocalClock.DAY;
  }

  /** While a series is getting known, ever less scatter is what learning does. */
  private boolean isYoung() {
    return observed < LEAST_VALUES_WITHIN_DAY
        || (calendar && spacing.millis() < Cadence.DAILY && last - firstObserved < YOUTH);
  }

  private boolean isPause(long epochMillis) {
    return spacing.known() && (epochMillis - lastObserved) / spacing.millis() > regimeLength;
  }

  private void remember(Verdict verdict) {
    if (verdict.isAnomaly()) {
      double residual = verdict.value() - verdict.expected();
      told.told(verdict.epochMillis(), jury.leader(), jury.sign(), slots.of(2), residual);
    } else {
      told.none();
    }
  }

  private void fade(long epochMillis) {
    long day = calendar ? LocalClock.DAY : 1;
    if (epochMillis - lastFaded >= day) {
      jury.fade((double) (epochMillis - lastFaded) / day);
      lastFaded = epochMillis;
    }
  }

  @Override
  public void feedback(Feedback feedback, long epochMillis) {
    Checks.required("feedback", feedback);
    int episode = told.at(epochMillis);
    Checks.that(
        episode >= 0,
        "epochMillis",
        "must lie in one of the last "
            + ToldEpisodes.KEPT
            + " episodes that were told, was "
            + epochMillis);
    Voice voice = told.voice(episode);
    int sign = told.sign(episode);
    switch (feedback) {
      case ACKNOWLEDGED -> {}
      case EXPECTED -> {
        for (int i = 0; i < told.slots(episode); i++) {
          expectation.expectInWeek(told.slot(episode, i), told.residual(episode, i));
        }
        jury.punish(voice, sign, Penalties.EXPECTED);
      }
      case WRONG -> jury.punish(voice, sign, Penalties.WRONG);
      case CONFIRMED -> jury.punish(voice, sign, -Penalties.WRONG);
    }
  }

  @Override
  public byte[] saveState() {
    StateWriter out = new StateWriter(StateFormat.KIND);
    StateFormat.writeOptions(out, options);
    out.put(zone.getId()).put(calendar ? 1 : 0);
    spacing.save(out);
    out.put(started ? 1 : 0).put(last).put(observed).put(firstObserved).put(lastObserved);
    out.put(lastFaded);
    expectation.save(out);
    jury.save(out);
    told.save(out);
    news.save(out);
    shapes.save(out);
    return out.finish();
  }

  /**
   * Goes on where another detector was.
   *
   * @param state what {@link #saveState()} gave
   * @param holidays the calendar of holidays that the other one had
   * @return the detector
   */
  public static MixtureDetector restore(byte[] state, Optional<HolidayCalendar> holidays) {
    return StateReader.read(
        StateFormat.KIND,
        state,
        in -> {
          DetectorOptions options = StateFormat.readOptions(in, holidays);
          ZoneId zone = ZoneId.of(in.getString());
          boolean calendar = in.getInt(0, 1) == 1;
          MixtureDetector detector =
              new MixtureDetector(zone, calendar, Spacing.restore(in), options);
          detector.read(in);
          return detector;
        });
  }

  private void read(StateReader in) {
    started = in.getInt(0, 1) == 1;
    last = in.getLong();
    observed = in.getInt(0, LEAST_VALUES_WITHIN_DAY);
    firstObserved = in.getLong();
    lastObserved = in.getLong();
    lastFaded = in.getLong();
    expectation.restore(in);
    jury.restore(in);
    told.restore(in);
    news.restore(in);
    shapes.restore(in);
  }
}
