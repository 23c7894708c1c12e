package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.Voice;
import com.signalcraft.anomaly.VoiceShare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the voices say of each point, as normal scores with the sign of the deviation: of each voice
 * its loudest statistic. Not thread-safe.
 */
final class Evidence {

  private final int size;
  private final Map<Voice, double[]> byVoice = new EnumMap<>(Voice.class);
  private int statistics;

  Evidence(int size) {
    this.size = size;
  }

  /** Hears a statistic whose great positive and great negative values are odd. */
  void twoSided(Voice voice, double[] statistic) {
    double[] negated = new double[size];
    Arrays.setAll(negated, i -> -statistic[i]);
    hear(voice, statistic, statistic, TailFit.of(statistic, 2), TailFit.of(negated, 2));
  }

  /** Hears a statistic whose great positive values are odd, with the sign of another one. */
  void oneSided(Voice voice, double[] statistic, double[] signs) {
    TailFit fit = TailFit.of(statistic, 1);
    double[] signed = new double[size];
    for (int i = 0; i < size; i++) {
      double positive = Math.max(0, statistic[i]);
      signed[i] = signs[i] < 0 ? -positive : positive;
    }
    hear(voice, signed, signs, fit, fit);
  }

  void hear(Voice voice, double[] statistic, double[] signs, TailFit upper, TailFit lower) {
    double[] loudest = byVoice.computeIfAbsent(voice, any -> new double[size]);
    for (int i = 0; i < size; i++) {
      double score = signs[i] < 0 ? -lower.score(-statistic[i]) : upper.score(statistic[i]);
      if (Math.abs(score) > Math.abs(loudest[i])) {
        loudest[i] = score;
      }
    }
    statistics++;
  }

  int size() {
    return size;
  }

  /** How many statistics have been heard. */
  int statistics() {
    return statistics;
  }

  /** The loudest score of a point, with its sign. */
  double loudest(int index) {
    double loudest = 0;
    for (double[] scores : byVoice.values()) {
      if (Math.abs(scores[index]) > Math.abs(loudest)) {
        loudest = scores[index];
      }
    }
    return loudest;
  }

  /** Which voices spoke of a point, the loudest first, by the squares of what is above a score. */
  List<VoiceShare> shares(int index, double above) {
    double sum = 0;
    Map<Voice, Double> excess = new EnumMap<>(Voice.class);
    for (Map.Entry<Voice, double[]> entry : byVoice.entrySet()) {
      double score = entry.getValue()[index];
      double squares = score * score - above * above;
      if (squares > 0) {
        excess.put(entry.getKey(), squares);
        sum += squares;
      }
    }
    List<VoiceShare> shares = new ArrayList<>();
    for (Map.Entry<Voice, Double> entry : excess.entrySet()) {
      shares.add(new VoiceShare(entry.getKey(), entry.getValue() / sum));
    }
    shares.sort(Comparator.comparingDouble(VoiceShare::share).reversed());
    return shares;
  }
}
