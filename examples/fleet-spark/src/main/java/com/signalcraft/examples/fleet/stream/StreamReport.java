package com.signalcraft.examples.fleet.stream;

import org.jspecify.annotations.Nullable;

/**
 * What a run of the stream came to.
 *
 * @param batches how many batches were done
 * @param unreadable how many rows were no points
 * @param late how many points came after a later one of their series was judged
 * @param replaced how many points were replaced by a later one with the same time
 * @param judged how many points were judged
 * @param waiting how many more points wait than before the run; below 0 if fewer
 * @param anomalies how many anomalies were told
 * @param episodes how many of them began an episode
 * @param restarted how many series began anew, as their state could not be read
 * @param forgotten how many series were forgotten
 * @param watermark up to when points were judged, or null if no point has come yet
 */
public record StreamReport(
    long batches,
    long unreadable,
    long late,
    long replaced,
    long judged,
    long waiting,
    long anomalies,
    long episodes,
    long restarted,
    long forgotten,
    @Nullable String watermark) {}
