package com.signalcraft.examples.fleet.command;

import com.signalcraft.examples.fleet.sink.RunReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run came to, for a person. */
final class ReportText {

  private ReportText() {}

  static void write(RunReport report, Duration taken, PrintWriter out) {
    double seconds = Math.max(0.001, taken.toMillis() / 1_000.0);
    line(
        out,
        "series     %,d of %,d points, in %,.1f s (%,.0f a second)",
        report.series(),
        report.points(),
        seconds,
        report.series() / seconds);
    line(out, "forecasts  %s", models(report.models()));
    line(out, "anomalies  %,d", report.anomalies());
    if (report.cut() > 0) {
      line(out, "cut        %,d series to their newest points", report.cut());
    }
    line(out, "failed     %,d", report.failed());
    report.reasons().forEach(each -> line(out, "  %,d × %s", each.count(), each.name()));
    report
        .slowest()
        .ifPresent(each -> line(out, "slowest    %,d ms, %s", each.count(), each.name()));
  }

  private static String models(Map<String, Long> models) {
    if (models.isEmpty()) {
      return "none";
    }
    return models.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(each -> String.format(Locale.ROOT, "%,d %s", each.getValue(), each.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static void line(PrintWriter out, String form, Object... values) {
    out.println(String.format(Locale.ROOT, form, values));
  }
}
