/**
 * Charts as inline SVG: scales, ticks that a person understands, and a time chart and a column
 * chart drawn with them. Colours and fonts are the page's, by CSS class.
 */
@NullMarked
package com.signalcraft.examples.report.chart;

import org.jspecify.annotations.NullMarked;
