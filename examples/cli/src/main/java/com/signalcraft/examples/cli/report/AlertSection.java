package com.signalcraft.examples.cli.report;

import com.signalcraft.examples.cli.analysis.AlertOutcome;
import com.signalcraft.examples.cli.analysis.AlertOutcome.Firing;
import com.signalcraft.examples.cli.analysis.Analysis;
import com.signalcraft.examples.cli.report.View.AlertView;
import com.signalcraft.examples.cli.report.View.FiringRow;
import com.signalcraft.examples.cli.report.View.RuleRow;
import java.util.Comparator;
import java.util.List;

/** What alert rules would have told, and when. */
final class AlertSection {

  private static final int MOST_FIRINGS = 100;

  /** A firing with its rule. */
  private record Fired(String rule, Firing firing) {}

  private AlertSection() {}

  static AlertView of(Analysis analysis, Wording wording) {
    List<AlertOutcome> outcomes = analysis.alerts();
    List<Fired> fired =
        outcomes.stream()
            .flatMap(outcome -> outcome.firings().stream().map(f -> new Fired(outcome.rule(), f)))
            .sorted(
                Comparator.comparingLong((Fired one) -> one.firing().epochMillis()).reversed())
            .toList();
    return new AlertView(
        words(outcomes, fired.size()),
        outcomes.stream().map(outcome -> row(outcome, wording)).toList(),
        fired.size() <= MOST_FIRINGS
            ? "All " + Wording.count(fired.size(), "alert") + ", newest first"
            : "The newest " + MOST_FIRINGS + " of " + Wording.count(fired.size(), "alert"),
        fired.stream()
            .limit(MOST_FIRINGS)
            .map(
                one ->
                    new FiringRow(
                        wording.time(one.firing().epochMillis()), one.rule(), one.firing().why()))
            .toList());
  }

  private static String words(List<AlertOutcome> outcomes, int fired) {
    boolean derived = outcomes.stream().anyMatch(AlertOutcome::derived);
    return (fired == 0
            ? "None of the rules would have fired."
            : "These rules would have fired " + (fired == 1 ? "once" : fired + " times") + " in all.")
        + (derived
            ? " No rules were given, so they were derived from the data: beyond what one value in a"
                + " hundred exceeds, a change that is rare, and anomalies."
            : "");
  }

  private static RuleRow row(AlertOutcome outcome, Wording wording) {
    List<Firing> firings = outcome.firings();
    if (firings.isEmpty()) {
      return new RuleRow(outcome.rule(), "0", "–", "");
    }
    Firing last = firings.get(firings.size() - 1);
    return new RuleRow(
        outcome.rule(),
        Integer.toString(firings.size()),
        wording.time(last.epochMillis()),
        last.why());
  }
}
