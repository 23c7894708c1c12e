package com.signalcraft.anomaly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The episode of one direction that may still go on. Not thread-safe. */
final class GrowingEpisode {

  private final EpisodeRule rule;
  private final Direction direction;
  private @Nullable Verdict peak;
  private @Nullable Severity severity;
  private long start;
  private long end;
  private final EnumMap<Voice, Double> shares = new EnumMap<>(Voice.class);
  private int points;
  private int sinceEnd;
  private @Nullable Episode finished;

  GrowingEpisode(EpisodeRule rule, Direction direction) {
    this.rule = rule;
    this.direction = direction;
  }

  /** Takes the next verdict in; {@code own} if it is an anomaly of this direction. */
  void take(Verdict verdict, boolean own) {
    if (points > 0 && (isOver(verdict.epochMillis(), own) || (own && isFull(verdict)))) {
      end();
    }
    if (own) {
      grow(verdict);
    } else {
      sinceEnd++;
    }
  }

  private boolean isOver(long epochMillis, boolean own) {
    return rule.maxGap()
        .map(gap -> epochMillis - end > gap.toMillis())
        .orElse(sinceEnd + (own ? 0 : 1) > rule.maxGapSteps());
  }

  private boolean isFull(Verdict verdict) {
    return verdict.epochMillis() - start > rule.maxDuration().toMillis();
  }

  private void grow(Verdict verdict) {
    if (points == 0) {
      start = verdict.epochMillis();
      peak = verdict;
      severity = verdict.severity();
    }
    if (peak == null || size(verdict) > size(peak)) {
      peak = verdict;
    }
    Severity grade = verdict.severity();
    if (severity == null || (grade != null && grade.compareTo(severity) > 0)) {
      severity = grade;
    }
    for (VoiceShare each : verdict.voices()) {
      shares.merge(each.voice(), each.share(), Double::sum);
    }
    end = verdict.epochMillis();
    points++;
    sinceEnd = 0;
  }

  private static double size(Verdict verdict) {
    return Math.abs(verdict.deviationScore());
  }

  /** Ends the episode, if there is one. */
  void end() {
    if (points >= rule.minPoints()) {
      finished = episode();
    }
    points = 0;
    peak = null;
    severity = null;
    shares.clear();
    sinceEnd = 0;
  }

  private @Nullable Episode episode() {
    return peak == null || severity == null
        ? null
        : new Episode(start, end, direction, severity, peak, points, voices());
  }

  private List<VoiceShare> voices() {
    List<VoiceShare> voices = new ArrayList<>();
    shares.forEach((voice, sum) -> voices.add(new VoiceShare(voice, Math.min(1, sum / points))));
    voices.sort(Comparator.comparingDouble(VoiceShare::share).reversed());
    return voices;
  }

  boolean hasFinished() {
    return finished != null;
  }

  /** Adds the episode that has ended since the last call, if one has. */
  void giveFinished(List<Episode> to) {
    if (finished != null) {
      to.add(finished);
      finished = null;
    }
  }

  /** Adds the episode as far as it has come, if there is one and it is long enough to be told. */
  void giveGrowing(List<Episode> to) {
    Episode growing = points >= rule.minPoints() ? episode() : null;
    if (growing != null) {
      to.add(growing);
    }
  }
}
