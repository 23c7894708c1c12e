package com.signalcraft.examples.cli.pictures;

import com.signalcraft.examples.report.chart.ChartSize;
import com.signalcraft.examples.report.chart.TimeChart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A picture as a file of its own.
 *
 * @param name the file's name, without its ending
 * @param chart what it shows
 */
record Picture(String name, TimeChart chart) {

  private static final ChartSize SIZE = new ChartSize("picture", 1040, 300, 10, 4);

  /** Writes the picture as SVG, with its style in it. */
  void writeTo(Path folder) throws IOException {
    String drawn = chart.draw(SIZE);
    int end = drawn.indexOf('>') + 1;
    String open =
        drawn.substring(0, end).replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ");
    Files.writeString(
        folder.resolve(name + ".svg"),
        open + "<style>\n" + style() + "</style>" + drawn.substring(end) + "\n");
  }

  private static String style() throws IOException {
    try (InputStream in = Picture.class.getResourceAsStream("picture.css")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks picture.css");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
