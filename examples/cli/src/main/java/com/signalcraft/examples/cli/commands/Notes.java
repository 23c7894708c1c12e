package com.signalcraft.examples.cli.commands;

import com.signalcraft.examples.report.analysis.DataQuality;
import com.signalcraft.examples.report.analysis.Kpi;
import java.util.ArrayList;
import java.util.List;

/** What a person should know of the file beside the result. */
final class Notes {

  private Notes() {}

  /** A line for each kind of trouble; none for a clean file. */
  static List<String> of(Kpi kpi) {
    DataQuality quality = kpi.quality();
    List<String> notes = new ArrayList<>();
    if (quality.badRowCount() > 0) {
      DataQuality.BadRow first = quality.badRows().get(0);
      notes.add(
          "note: "
              + kpi.source()
              + ": rows that could not be used: "
              + quality.badRowCount()
              + "; the first: line "
              + first.line()
              + ", \""
              + first.text()
              + "\" "
              + first.reason());
    }
    if (quality.duplicates() > 0) {
      notes.add(
          "note: "
              + kpi.source()
              + ": rows with the time of another: "
              + quality.duplicates()
              + "; "
              + quality.duplicateRule()
              + " (see --duplicates)");
    }
    return notes;
  }
}
