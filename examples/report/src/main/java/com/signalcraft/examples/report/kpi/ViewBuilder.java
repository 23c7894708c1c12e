package com.signalcraft.examples.report.kpi;

import com.signalcraft.examples.report.analysis.Analysis;
import com.signalcraft.examples.report.analysis.Kpi;
import com.signalcraft.examples.report.kpi.View.Fact;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/** Puts the sections together. */
final class ViewBuilder {

  private ViewBuilder() {}

  static View build(Analysis analysis) {
    Wording wording = Wording.of(analysis.kpi().series());
    Components components = Components.of(analysis, wording);
    return new View(
        analysis.title(),
        subtitle(analysis.kpi(), wording),
        analysis.program(),
        Wording.capital(wording.step()),
        Headline.cards(analysis, wording),
        ForecastSection.of(analysis, wording),
        AnomalySection.of(analysis, wording),
        components.words(),
        components.views(),
        AccuracySection.of(analysis, wording),
        AlertSection.of(analysis, wording),
        DataSection.of(analysis, wording),
        making(analysis),
        "Made by "
            + analysis.program()
            + " on "
            + Wording.stamp(analysis.madeAt())
            + ". This page holds all it needs and loads nothing.");
  }

  private static String subtitle(Kpi kpi, Wording wording) {
    TimeSeries series = kpi.series();
    return kpi.valueName()
        + " by "
        + wording.step()
        + ", "
        + wording.date(series.timestampAt(0))
        + " to "
        + wording.date(series.timestampAt(series.size() - 1))
        + wording.zoneName().map(zone -> " (" + zone + ")").orElse("");
  }

  private static List<Fact> making(Analysis analysis) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Forecast", analysis.fitted().description()));
    facts.add(
        new Fact(
            "Anomalies",
            "Each value is compared with what the trend and the seasons around it let expect; what is"
                + " too far off for the usual noise is marked"));
    facts.add(new Fact("Source", analysis.kpi().source()));
    analysis.options().forEach((name, value) -> facts.add(new Fact(name, value)));
    facts.add(new Fact("Program", analysis.program()));
    return facts;
  }
}
