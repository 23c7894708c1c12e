package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import java.util.OptionalDouble;

/**
 * How one model did when several were compared.
 *
 * @param name the model in words, such as {@code seasonal naive, season length 7}
 * @param score its mean absolute scaled error over all origins and steps (below 1 is better than
 *     the one-step, in-sample error of the seasonal naive forecast); empty where it could not be
 *     fitted at every origin
 * @param note why there is no score, or an empty text
 */
public record CandidateScore(String name, OptionalDouble score, String note) {

  /** Checks the texts. */
  public CandidateScore {
    Checks.text("name", name, 200);
    Checks.required("score", score);
    Checks.required("note", note);
  }
}
