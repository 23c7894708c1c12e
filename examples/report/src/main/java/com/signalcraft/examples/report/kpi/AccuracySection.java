package com.signalcraft.examples.report.kpi;

import com.signalcraft.examples.report.analysis.Analysis;
import com.signalcraft.examples.report.analysis.Analysis.Backtesting;
import com.signalcraft.examples.report.analysis.ModelScore;
import com.signalcraft.examples.report.kpi.View.AccuracyRow;
import com.signalcraft.examples.report.kpi.View.AccuracyView;
import java.util.List;
import java.util.Optional;

/** How the model would have done on the KPI's own past. */
final class AccuracySection {

  private AccuracySection() {}

  static AccuracyView of(Analysis analysis, Wording wording) {
    Backtesting test = analysis.backtest();
    return new AccuracyView(words(test, wording), rows(test, wording), note(analysis));
  }

  /** The verdict on the model in a sentence or two. */
  static String words(Backtesting test, Wording wording) {
    Optional<ModelScore> own =
        test.scores().stream().filter(score -> score.model().equals(test.model())).findFirst();
    if (own.isEmpty() || Double.isNaN(own.get().mae())) {
      return "The history is too short to test the model on its own past, so the forecast is to be"
          + " taken with care.";
    }
    ModelScore score = own.get();
    String tested =
        "Forecasts of "
            + wording.steps(test.steps())
            + " made from "
            + Wording.count(test.origins(), "moment")
            + " in the past, each without knowledge of what came after, were off by "
            + wording.value(score.mae())
            + " on average";
    return tested + test.gain().map(share -> ": " + verdict(share, test)).orElse(".");
  }

  private static String verdict(double share, Backtesting test) {
    if (test.model().equals(test.reference())) {
      return "the model itself is " + test.referenceWords() + ".";
    }
    if (Math.abs(share) < 0.005) {
      return "no better and no worse than " + test.referenceWords() + ".";
    }
    return Wording.percent(Math.abs(share))
        + (share > 0 ? " better than " : " worse than ")
        + test.referenceWords()
        + (share > 0 ? "." : ". A simpler model may serve better.");
  }

  private static List<AccuracyRow> rows(Backtesting test, Wording wording) {
    return test.scores().stream()
        .map(
            score ->
                new AccuracyRow(
                    score.model().replace('_', ' ')
                        + (score.note().isEmpty() ? "" : " (" + score.note() + ")"),
                    score.model().equals(test.model()),
                    wording.value(score.mae()),
                    Wording.decimals(score.mase(), 2),
                    Double.isNaN(score.smape()) ? "–" : Wording.decimals(score.smape(), 1) + " %",
                    wording.value(score.rmse()),
                    Double.isNaN(score.coverage()) ? "–" : Wording.percent(score.coverage())))
        .toList();
  }

  private static String note(Analysis analysis) {
    return "MASE below 1: better than a seasonal naive forecast does one step ahead. sMAPE: the mean"
        + " error as a percentage. RMSE: large errors weigh more. Coverage: how many values were inside"
        + " the range, which should be "
        + Wording.percent(analysis.level().coverage())
        + ".";
  }
}
