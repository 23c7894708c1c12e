/**
 * The report: one HTML page that needs nothing but itself. A section's class turns what was found
 * out into words, tables and charts; the template lays them out and escapes every text.
 */
@NullMarked
package com.signalcraft.examples.report.kpi;

import org.jspecify.annotations.NullMarked;
