package com.signalcraft.examples.report.kpi;

import com.signalcraft.anomaly.Episode;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.examples.report.analysis.Analysis;
import com.signalcraft.examples.report.analysis.Comparison;
import com.signalcraft.examples.report.analysis.Outlook;
import com.signalcraft.examples.report.kpi.View.Card;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The few numbers that a business owner looks at first. */
public final class Headline {

  private Headline() {}

  static List<Card> cards(Analysis analysis, Wording wording) {
    List<Card> cards = new ArrayList<>();
    TimeSeries series = analysis.kpi().series();
    Comparison.lastObserved(series)
        .ifPresent(
            last ->
                cards.add(
                    new Card(
                        "Latest",
                        wording.value(series.valueAt(last)),
                        wording.time(series.timestampAt(last)),
                        "")));
    Comparison.of(analysis.kpi())
        .ifPresent(
            change ->
                cards.add(
                    new Card(
                        Wording.capital(change.name()),
                        Wording.signedPercent(change.share()),
                        wording.value(change.now())
                            + " after "
                            + wording.value(change.before())
                            + ", "
                            + change.what(),
                        "")));
    Outlook outlook = Outlook.of(analysis);
    cards.add(
        new Card(
            "Next " + wording.steps(outlook.steps()),
            wording.value(outlook.mean()),
            (outlook.isTotal() ? "expected in total" : "expected on average")
                + ", "
                + Wording.percent(analysis.level().coverage())
                + " range "
                + wording.value(outlook.lower())
                + " to "
                + wording.value(outlook.upper()),
            ""));
    cards.add(anomalyCard(analysis, wording));
    cards.add(accuracyCard(analysis));
    return cards;
  }

  private static Card anomalyCard(Analysis analysis, Wording wording) {
    List<Episode> episodes = analysis.detection().episodes();
    return new Card(
        "Anomalies",
        Long.toString(episodes.size()),
        episodes.isEmpty()
            ? "in " + wording.steps(analysis.kpi().series().size())
            : bySeverity(episodes) + "; last " + wording.time(last(episodes).startMillis()),
        "");
  }

  /** The one that began last. */
  static Episode last(List<Episode> episodes) {
    return episodes.get(episodes.size() - 1);
  }

  /** How many episodes there are of each severity, the gravest first. */
  static String bySeverity(List<Episode> episodes) {
    return counts(episodes.stream().map(Episode::severity));
  }

  /**
   * How many anomalous values there are of each severity.
   *
   * @param anomalies the anomalies
   * @return such as {@code 1 critical, 3 low}, the gravest first
   */
  public static String valuesBySeverity(List<Verdict> anomalies) {
    return counts(anomalies.stream().map(Verdict::severityIfAnomaly).flatMap(Optional::stream));
  }

  private static String counts(Stream<Severity> severities) {
    return severities
        .collect(Collectors.groupingBy(severity -> severity, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<Severity, Long>comparingByKey().reversed())
        .map(entry -> entry.getValue() + " " + entry.getKey().wireName())
        .collect(Collectors.joining(", "));
  }

  private static Card accuracyCard(Analysis analysis) {
    Optional<Double> gain = analysis.backtest().gain();
    if (gain.isEmpty()) {
      return new Card("Forecast quality", "–", "too little history to test", "");
    }
    double share = gain.get();
    boolean better = share >= 0.005;
    boolean worse = share <= -0.005;
    return new Card(
        "Forecast quality",
        better || worse
            ? Wording.percent(Math.abs(share)) + (better ? " better" : " worse")
            : "no better",
        "than " + analysis.backtest().referenceWords() + ", in a test on the past",
        better ? "good" : worse ? "bad" : "");
  }
}
