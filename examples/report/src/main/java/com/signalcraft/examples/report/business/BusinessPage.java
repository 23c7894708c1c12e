package com.signalcraft.examples.report.business;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import com.signalcraft.examples.report.PagePolicy;
import com.signalcraft.examples.report.Resources;
import java.io.StringWriter;
import java.util.Map;

/** Lays the report of a business out as one HTML page without any reference to elsewhere. */
public final class BusinessPage {

  // As the page of a KPI looks, and what that has not.
  private static final String STYLE =
      Resources.text("kpi/report.css") + Resources.text("business/business.css");
  private static final Template TEMPLATE =
      Mustache.compiler()
          .emptyStringIsFalse(true)
          .escapeHTML(true)
          .compile(Resources.text("business/business.mustache"));

  private BusinessPage() {}

  /**
   * Writes the page.
   *
   * @param view what it shows
   * @return the HTML
   */
  public static String render(BusinessView view) {
    StringWriter out = new StringWriter();
    TEMPLATE.execute(view, Map.of("style", STYLE, "policy", PagePolicy.of(STYLE, "")), out);
    return out.toString();
  }
}
