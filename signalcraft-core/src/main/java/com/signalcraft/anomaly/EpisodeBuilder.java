package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Builds episodes from verdicts as they come in, for streams and for whole series alike. Keeps a
 * constant amount of memory. Not thread-safe.
 */
public final class EpisodeBuilder {

  private static final Comparator<Episode> BY_TIME =
      Comparator.comparing(Episode::start).thenComparing(Episode::direction);

  private final GrowingEpisode up;
  private final GrowingEpisode down;
  private long last = Long.MIN_VALUE;

  /**
   * A builder that has seen nothing.
   *
   * @param rule which anomalous points make one episode
   */
  public EpisodeBuilder(EpisodeRule rule) {
    Checks.required("rule", rule);
    this.up = new GrowingEpisode(rule, Direction.UP);
    this.down = new GrowingEpisode(rule, Direction.DOWN);
  }

  /**
   * Takes the next verdict in. An anomaly whose deviation is below zero belongs to an episode
   * downwards, any other to one upwards.
   *
   * @param verdict the verdict, later than the one before
   * @return the episodes that are over now, in order of their start; mostly none
   * @throws com.signalcraft.error.ValidationException if the verdict is not later than the one
   *     before
   */
  public List<Episode> add(Verdict verdict) {
    Checks.required("verdict", verdict);
    if (verdict.epochMillis() <= last) {
      Checks.that(
          false,
          "verdict",
          "must come after the one before, " + last + ", was " + verdict.epochMillis());
    }
    last = verdict.epochMillis();
    boolean below = verdict.deviationScore() < 0;
    up.take(verdict, verdict.isAnomaly() && !below);
    down.take(verdict, verdict.isAnomaly() && below);
    return finished();
  }

  private List<Episode> finished() {
    if (!up.hasFinished() && !down.hasFinished()) {
      return List.of();
    }
    List<Episode> finished = new ArrayList<>(2);
    up.giveFinished(finished);
    down.giveFinished(finished);
    finished.sort(BY_TIME);
    return finished;
  }

  /**
   * The episodes that may still go on, as far as they have come: one upwards and one downwards at
   * most.
   *
   * @return the episodes, in order of their start
   */
  public List<Episode> growing() {
    List<Episode> growing = new ArrayList<>(2);
    up.giveGrowing(growing);
    down.giveGrowing(growing);
    growing.sort(BY_TIME);
    return List.copyOf(growing);
  }

  /**
   * Ends the episodes that may still go on, because no more verdicts come.
   *
   * @return them, in order of their start
   */
  public List<Episode> finish() {
    up.end();
    down.end();
    return finished();
  }

  /** The episodes of verdicts that are all there, in order of their start. */
  static List<Episode> of(List<Verdict> verdicts, EpisodeRule rule) {
    EpisodeBuilder builder = new EpisodeBuilder(rule);
    List<Episode> episodes = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      episodes.addAll(builder.add(verdict));
    }
    episodes.addAll(builder.finish());
    episodes.sort(BY_TIME);
    return List.copyOf(episodes);
  }
}
