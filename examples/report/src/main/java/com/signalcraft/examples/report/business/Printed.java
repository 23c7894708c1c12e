package com.signalcraft.examples.report.business;

import com.signalcraft.examples.report.Resources;

/** Makes a picture of a page one of a document: with its namespace, and its style in it. */
final class Printed {

  private static final String STYLE = Resources.text("pdf/chart.css");
  private static final String OPEN = "<svg ";

  private Printed() {}

  static String of(String svg) {
    if (!svg.startsWith(OPEN)) {
      return svg;
    }
    int end = svg.indexOf('>') + 1;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" "
        + svg.substring(OPEN.length(), end)
        + "<style type=\"text/css\">"
        + STYLE
        + "</style>"
        + svg.substring(end);
  }
}
