package com.signalcraft.examples.fleet.stream;

import com.signalcraft.anomaly.EpisodeRule;
import com.signalcraft.anomaly.Verdict;

/** Which anomalies begin an episode, by the rule of the library by default. */
final class EpisodeStarts {

  private static final EpisodeRule RULE = EpisodeRule.defaults();

  private final SeriesState state;

  EpisodeStarts(SeriesState state) {
    this.state = state;
  }

  /** Takes the next verdict in; whether it begins an episode. */
  boolean add(Verdict verdict) {
    boolean isUp = verdict.isAnomaly() && verdict.deviationScore() >= 0;
    boolean isDown = verdict.isAnomaly() && verdict.deviationScore() < 0;
    boolean startsUp = isUp && isNew(verdict.epochMillis(), state.getUpStart(), state.getUpCalm());
    boolean startsDown =
        isDown && isNew(verdict.epochMillis(), state.getDownStart(), state.getDownCalm());
    if (startsUp) {
      state.setUpStart(verdict.epochMillis());
    }
    if (startsDown) {
      state.setDownStart(verdict.epochMillis());
    }
    state.setUpCalm(isUp ? 0 : oneMore(state.getUpCalm()));
    state.setDownCalm(isDown ? 0 : oneMore(state.getDownCalm()));
    return startsUp || startsDown;
  }

  private static boolean isNew(long millis, long start, int calm) {
    return start == SeriesState.NONE
        || calm > RULE.maxGapSteps()
        || millis - start > RULE.maxDuration().toMillis();
  }

  private static int oneMore(int calm) {
    return Math.min(calm, RULE.maxGapSteps()) + 1;
  }
}
