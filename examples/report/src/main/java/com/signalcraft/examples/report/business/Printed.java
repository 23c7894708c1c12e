package com.signalcraft.examples.report.business;

import com.signalcraft.examples.report.Resources;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a picture of a page one of a document: with its namespace, and its style in it. */
final class Printed {

  private static final String STYLE = Resources.text("pdf/chart.css");
  private static final String OPEN = "<svg ";
  private static final Pattern BOX = Pattern.compile("viewBox=\"\\S+ \\S+ (\\S+) (\\S+)\"");

  private Printed() {}

  static String of(String svg) {
    if (!svg.startsWith(OPEN)) {
      return svg;
    }
    int end = svg.indexOf('>') + 1;
    String attributes = svg.substring(OPEN.length(), end);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" "
        + size(attributes)
        + attributes
        + "<style type=\"text/css\">"
        + STYLE
        + "</style>"
        + svg.substring(end);
  }

  /** A page stretches a picture to its column; a document must be told how large it is. */
  private static String size(String attributes) {
    Matcher box = BOX.matcher(attributes);
    return attributes.contains(" width=") || !box.find()
        ? ""
        : "width=\"" + box.group(1) + "\" height=\"" + box.group(2) + "\" ";
  }
}
