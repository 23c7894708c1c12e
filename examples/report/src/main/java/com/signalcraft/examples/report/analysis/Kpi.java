package com.signalcraft.examples.report.analysis;

import com.signalcraft.series.TimeSeries;

/**
 * One KPI as read from a file.
 *
 * @param source the file's name
 * @param valueName the name of the column of values
 * @param timestampName the name of the column of time stamps
 * @param series the regular series
 * @param isTotal whether values of several steps add up, as sales do and temperatures do not
 * @param quality what was wrong with the file
 */
public record Kpi(
    String source,
    String valueName,
    String timestampName,
    TimeSeries series,
    boolean isTotal,
    DataQuality quality) {}
