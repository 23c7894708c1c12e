package com.signalcraft.examples.report.chart;

/**
 * The room that a chart is drawn for, in CSS pixels. A chart is drawn once for wide and once for
 * narrow screens, so that its text is never shrunk to nothing; the page shows the one that fits.
 *
 * @param name the size's CSS class
 * @param width the width
 * @param height the height
 * @param xTicks how many ticks the time axis has room for
 * @param yTicks how many steps the value axis should have
 */
public record ChartSize(String name, double width, double height, int xTicks, int yTicks) {

  /** The whole width of the page. */
  public static final ChartSize WIDE = new ChartSize("wide", 1040, 340, 12, 5);

  /** The whole width of a phone. */
  public static final ChartSize NARROW = new ChartSize("narrow", 380, 280, 4, 4);

  /** A part of the page's width, or a phone's. */
  public static final ChartSize SMALL = new ChartSize("small", 380, 220, 4, 4);

  /** The room around the plot: right, top and bottom; the left depends on the labels. */
  static final double RIGHT = 14;

  static final double TOP = 12;
  static final double BOTTOM = 28;

  double plotBottom() {
    return height - BOTTOM;
  }

  double plotRight() {
    return width - RIGHT;
  }

  /** The left edge of the plot, right of labels of so many characters. */
  static double plotLeft(int labelLength) {
    return 14 + 7.4 * labelLength;
  }
}
