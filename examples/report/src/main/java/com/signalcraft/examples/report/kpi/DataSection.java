package com.signalcraft.examples.report.kpi;

import com.signalcraft.examples.report.analysis.Analysis;
import com.signalcraft.examples.report.analysis.DataQuality;
import com.signalcraft.examples.report.analysis.DataQuality.Gap;
import com.signalcraft.examples.report.kpi.View.BadRowView;
import com.signalcraft.examples.report.kpi.View.DataView;
import com.signalcraft.examples.report.kpi.View.Fact;
import java.util.ArrayList;
import java.util.List;

/** What was read, and what of it could not be used. */
final class DataSection {

  private static final int MOST_BAD_ROWS = 50;
  private static final int MOST_GAPS = 20;

  private DataSection() {}

  static DataView of(Analysis analysis, Wording wording) {
    DataQuality quality = analysis.kpi().quality();
    return new DataView(
        words(quality),
        facts(analysis, wording),
        quality.badRowCount() <= MOST_BAD_ROWS
            ? Wording.count(quality.badRowCount(), "row") + " that could not be used"
            : "The first "
                + MOST_BAD_ROWS
                + " of "
                + Wording.count(quality.badRowCount(), "row")
                + " that could not be used",
        quality.badRows().stream()
            .limit(MOST_BAD_ROWS)
            .map(
                row ->
                    new BadRowView(
                        Long.toString(row.line()), row.column(), row.text(), row.reason()))
            .toList(),
        gaps(quality, wording));
  }

  private static String words(DataQuality quality) {
    boolean clean =
        quality.badRowCount() == 0
            && quality.blankValues() == 0
            && quality.duplicates() == 0
            && quality.missingSteps() == 0;
    return clean
        ? "Every row of the file could be used, and no value is missing."
        : "The file has flaws. Nothing was dropped in silence: what could not be used is listed here.";
  }

  private static List<Fact> facts(Analysis analysis, Wording wording) {
    DataQuality quality = analysis.kpi().quality();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "Columns",
            "“"
                + analysis.kpi().timestampName()
                + "” for the time, “"
                + analysis.kpi().valueName()
                + "” for the value"));
    facts.add(new Fact("Rows in the file", Wording.decimals((double) quality.rows(), 0)));
    facts.add(
        new Fact(
            "Values",
            wording.steps(analysis.kpi().series().size())
                + (quality.missingSteps() == 0
                    ? ", none missing"
                    : ", " + Wording.decimals(quality.missingSteps(), 0) + " of them missing")));
    if (quality.blankValues() > 0) {
      facts.add(new Fact("Blank values", Wording.decimals((double) quality.blankValues(), 0)));
    }
    if (quality.duplicates() > 0) {
      facts.add(
          new Fact(
              "Same time twice",
              Wording.count(quality.duplicates(), "row") + "; " + quality.duplicateRule()));
    }
    return facts;
  }

  private static List<String> gaps(DataQuality quality, Wording wording) {
    List<String> lines = new ArrayList<>();
    for (Gap gap : quality.gaps().subList(0, Math.min(MOST_GAPS, quality.gaps().size()))) {
      lines.add(
          gap.steps() == 1
              ? wording.time(gap.from())
              : wording.time(gap.from())
                  + " to "
                  + wording.time(gap.to())
                  + " ("
                  + wording.steps(gap.steps())
                  + ")");
    }
    if (quality.gaps().size() > MOST_GAPS) {
      lines.add("and " + (quality.gaps().size() - MOST_GAPS) + " more");
    }
    return lines;
  }
}
