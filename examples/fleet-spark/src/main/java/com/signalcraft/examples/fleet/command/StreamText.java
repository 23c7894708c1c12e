package com.signalcraft.examples.fleet.command;

import com.signalcraft.examples.fleet.stream.StreamReport;
import java.io.PrintWriter;
import java.util.Locale;

/** What a run of the stream came to, for a person. */
final class StreamText {

  private StreamText() {}

  static void write(StreamReport report, PrintWriter out) {
    line(out, "judged     %,d points in %,d batches", report.judged(), report.batches());
    line(out, "anomalies  %,d, in %,d episodes that began", report.anomalies(), report.episodes());
    line(
        out,
        "waiting    %+,d points since the start of the run%s",
        report.waiting(),
        report.watermark() == null
            ? ""
            : ": those after " + report.watermark() + " wait for earlier ones");
    line(out, "replaced   %,d points by later ones with the same time", report.replaced());
    line(out, "late       %,d points, not judged", report.late());
    line(out, "unreadable %,d rows", report.unreadable());
    if (report.restarted() > 0) {
      line(out, "restarted  %,d series whose state could not be read", report.restarted());
    }
    if (report.forgotten() > 0) {
      line(out, "forgotten  %,d series", report.forgotten());
    }
  }

  private static void line(PrintWriter out, String form, Object... values) {
    out.println(String.format(Locale.ROOT, form, values));
  }
}
