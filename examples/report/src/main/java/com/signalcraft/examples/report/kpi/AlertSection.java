package com.signalcraft.examples.report.kpi;

import com.signalcraft.alert.AlertRule;
import com.signalcraft.alert.FiredAlert;
import com.signalcraft.examples.report.analysis.AlertOutcome;
import com.signalcraft.examples.report.analysis.Analysis;
import com.signalcraft.examples.report.kpi.View.AlertView;
import com.signalcraft.examples.report.kpi.View.FiringRow;
import com.signalcraft.examples.report.kpi.View.RuleRow;
import java.util.Comparator;
import java.util.List;

/** What alert rules would have told, and when. */
final class AlertSection {

  private static final int MOST_FIRINGS = 100;

  private AlertSection() {}

  static AlertView of(Analysis analysis, Wording wording) {
    List<AlertOutcome> outcomes = analysis.alerts();
    List<FiredAlert> fired =
        outcomes.stream()
            .flatMap(outcome -> outcome.firings().stream())
            .sorted(Comparator.comparing(FiredAlert::firedAt).reversed())
            .toList();
    return new AlertView(
        words(outcomes, fired.size()),
        outcomes.stream().map(outcome -> row(outcome, wording)).toList(),
        fired.size() <= MOST_FIRINGS
            ? "All " + Wording.count(fired.size(), "alert") + ", newest first"
            : "The newest " + MOST_FIRINGS + " of " + Wording.count(fired.size(), "alert"),
        fired.stream().limit(MOST_FIRINGS).map(alert -> firing(alert, wording)).toList());
  }

  private static String words(List<AlertOutcome> outcomes, int fired) {
    boolean derived = outcomes.stream().anyMatch(AlertOutcome::derived);
    return (fired == 0
            ? "None of the rules would have fired."
            : "These rules would have fired "
                + (fired == 1 ? "once" : fired + " times")
                + " in all.")
        + (derived
            ? " No rules were given, so they were derived from the data: beyond what one value in a"
                + " hundred exceeds, a fall that is as rare, and anomalies."
            : "")
        + " An alert knows only what came before it, so its anomalies may differ from those above.";
  }

  private static RuleRow row(AlertOutcome outcome, Wording wording) {
    AlertRule rule = outcome.rule();
    List<FiredAlert> firings = outcome.firings();
    String name = AlertWords.rule(rule, wording);
    if (firings.isEmpty()) {
      return new RuleRow(name, "0", "–", "");
    }
    FiredAlert last = firings.get(firings.size() - 1);
    return new RuleRow(
        name,
        Integer.toString(firings.size()),
        wording.time(last.first().epochMillis()),
        AlertWords.why(rule, last.first(), wording));
  }

  private static FiringRow firing(FiredAlert alert, Wording wording) {
    return new FiringRow(
        wording.time(alert.first().epochMillis()),
        AlertWords.rule(alert.rule(), wording),
        AlertWords.why(alert.rule(), alert.first(), wording));
  }
}
