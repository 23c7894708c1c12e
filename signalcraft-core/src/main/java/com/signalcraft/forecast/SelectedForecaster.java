package com.signalcraft.forecast;

import java.util.List;

/** A fitted model that was chosen among several. */
public interface SelectedForecaster extends FittedForecaster {

  /**
   * The models that were compared, the best first.
   *
   * @return one entry for each; empty where the series was too short to compare any
   */
  List<CandidateScore> candidates();
}
