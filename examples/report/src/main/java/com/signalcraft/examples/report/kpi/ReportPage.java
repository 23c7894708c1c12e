package com.signalcraft.examples.report.kpi;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import com.signalcraft.examples.report.PagePolicy;
import com.signalcraft.examples.report.Resources;
import com.signalcraft.examples.report.analysis.Analysis;
import java.io.StringWriter;
import java.util.Map;

/** Lays a report out as one HTML page without any reference to elsewhere. */
public final class ReportPage {

  private static final String STYLE = Resources.text("kpi/report.css");
  private static final String SCRIPT = Resources.text("kpi/report.js");
  // A template must name only what there is; a blank text counts as absent.
  private static final Template TEMPLATE =
      Mustache.compiler()
          .emptyStringIsFalse(true)
          .escapeHTML(true)
          .compile(Resources.text("kpi/report.mustache"));

  private ReportPage() {}

  /**
   * Writes the page.
   *
   * @param analysis what it tells
   * @return the HTML
   */
  public static String render(Analysis analysis) {
    StringWriter out = new StringWriter();
    TEMPLATE.execute(
        ViewBuilder.build(analysis),
        Map.of("style", STYLE, "script", SCRIPT, "policy", PagePolicy.of(STYLE, SCRIPT)),
        out);
    return out.toString();
  }
}
