package com.signalcraft.anomaly.internal;

import com.signalcraft.anomaly.Verdict;
import com.signalcraft.anomaly.Voice;
import com.signalcraft.anomaly.VoiceShare;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

/** A verdict in words. Stateless. */
public final class Explanation {

  private static final MathContext SIX_DIGITS = new MathContext(6);
  private static final double LEAST_PLAIN = 1e-4;
  private static final double MOST_PLAIN = 1e15;

  /** A voice with less of the evidence than this is not worth a mention. */
  private static final double LEAST_TOLD = 0.05;

  private Explanation() {}

  /**
   * Explains a verdict.
   *
   * @param verdict the verdict
   * @return one line of English
   */
  public static String of(Verdict verdict) {
    if (!verdict.judged()) {
      return Double.isNaN(verdict.value())
          ? "no value"
          : number(verdict.value()) + ", too early to say what was to be expected";
    }
    StringBuilder words = new StringBuilder(deviation(verdict)).append(voices(verdict));
    verdict.labelIfAny().ifPresent(label -> words.append("; not told because of ").append(label));
    if (verdict.changePoint()) {
      words.append("; taken for the new normal from here on");
    }
    return words.toString();
  }

  private static String deviation(Verdict verdict) {
    boolean within = verdict.value() >= verdict.lower() && verdict.value() <= verdict.upper();
    boolean odd = verdict.isAnomaly();
    String band = number(verdict.lower()) + " to " + number(verdict.upper());
    String size =
        decimals("0.0", Math.abs(verdict.deviationScore()))
            + " standard deviations "
            + (verdict.deviationScore() < 0 ? "below" : "above");
    if (!within) {
      return number(verdict.value()) + " where " + band + " was expected: " + size;
    }
    String place = number(verdict.value()) + " is within the expected " + band;
    return odd ? place + " but as odd as " + size : place;
  }

  private static String voices(Verdict verdict) {
    List<VoiceShare> told =
        verdict.voices().stream().filter(each -> each.share() >= LEAST_TOLD).toList();
    if (told.isEmpty()) {
      return "";
    }
    boolean down = verdict.deviationScore() < 0;
    if (told.size() == 1) {
      return "; " + words(told.get(0).voice(), down);
    }
    StringBuilder words = new StringBuilder();
    for (VoiceShare each : told) {
      words
          .append(words.isEmpty() ? "; mostly " : ", also ")
          .append(words(each.voice(), down))
          .append(decimals(" (0 %)", each.share()));
    }
    return words.toString();
  }

  private static String words(Voice voice, boolean down) {
    return switch (voice) {
      case POINT -> "a single value";
      case RUN -> "a run of " + (down ? "low" : "high") + " values";
      case EXTREME -> "the " + (down ? "lowest" : "highest") + " value so far";
      case SHAPE -> "an unusual shape";
      case VARIANCE -> "a change of the scatter";
    };
  }

  /**
   * A number for a person: at most six significant digits, thousands grouped, very small and very
   * large ones with an exponent.
   *
   * @param value the number, finite
   * @return such as {@code 1,204}, {@code 0.0123457} or {@code 1.5E-12}
   */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS);
    double size = Math.abs(value);
    boolean plain = size == 0 || (size >= LEAST_PLAIN && size < MOST_PLAIN);
    return decimals(plain ? "#,##0.##########" : "0.#####E0", rounded);
  }

  private static String decimals(String pattern, Number value) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }
}
