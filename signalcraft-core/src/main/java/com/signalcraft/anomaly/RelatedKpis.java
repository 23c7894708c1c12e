package com.signalcraft.anomaly;

import com.signalcraft.anomaly.internal.correlate.KpiComparison;
import com.signalcraft.common.Checks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which KPIs of a business moved with one of them in an episode, which of them first. Compares how
 * far values were from what was expected of them, so seasons that KPIs share do not count.
 * Immutable and thread-safe.
 *
 * @param <K> what names a KPI, such as a source's id
 * @param related the KPIs that moved with it, the closest first
 * @param firstMover the KPI of all of these that moved first, by the lags: the one in question
 *     where none was before it
 */
public record RelatedKpis<K>(List<RelatedKpi<K>> related, K firstMover) {

  /** How far into the past and the future of an episode KPIs are compared, in its lengths. */
  private static final int REACH = 2;

  /** Copies the list. */
  public RelatedKpis {
    related = List.copyOf(related);
    Checks.required("firstMover", firstMover);
  }

  /**
   * Finds them. Residuals, clipped at one and a half times the reach of normal values, are put on a
   * grid of the coarsest of the two KPIs' typical steps by their means; cells that one lacks are
   * left out. Their lagged correlations are taken over the episode and, before and after it, twice
   * its length but at least 20 steps, shrunk by {@code n / (n + 10)}, and the greatest in size
   * counts. Its significance is that of Student's t distribution with the degrees of freedom that
   * the KPIs' own autocorrelation leaves (Bartlett, 1935), times the number of KPIs and lags tried
   * (Bonferroni).
   *
   * @param detections what a detector says of each KPI, the one in question included
   * @param kpi the KPI in question
   * @param episode the episode of it
   * @param options how far lags go, and what counts as related
   * @param <K> what names a KPI
   * @return the KPIs that moved with it
   * @throws com.signalcraft.error.ValidationException if the KPI in question has no detection
   */
  public static <K> RelatedKpis<K> of(
      Map<K, Detection> detections, K kpi, Episode episode, Options options) {
    Checks.required("episode", episode);
    Checks.required("options", options);
    Detection own = detections.get(kpi);
    Checks.that(own != null, "detections", "must hold the KPI in question, " + kpi);
    List<RelatedKpi<K>> related = new ArrayList<>();
    if (own != null) {
      for (Map.Entry<K, Detection> other : detections.entrySet()) {
        if (!other.getKey().equals(kpi)) {
          compare(own, other, episode, options, detections.size() - 1).ifPresent(related::add);
        }
      }
    }
    related.sort(Comparator.comparingDouble((RelatedKpi<K> each) -> -Math.abs(each.correlation())));
    return new RelatedKpis<>(related, firstMover(kpi, related));
  }

  private static <K> Optional<RelatedKpi<K>> compare(
      Detection own, Map.Entry<K, Detection> other, Episode episode, Options options, int tried) {
    return KpiComparison.of(own, other.getValue(), episode, REACH, options.mostLag(), tried)
        .filter(found -> found.significance() <= options.significance())
        .filter(found -> Math.abs(found.correlation()) >= options.leastCorrelation())
        .map(
            found ->
                new RelatedKpi<>(
                    other.getKey(),
                    found.correlation(),
                    Duration.ofMillis(found.lagMillis()),
                    found.significance(),
                    found.observations()));
  }

  private static <K> K firstMover(K kpi, List<RelatedKpi<K>> related) {
    K first = kpi;
    Duration earliest = Duration.ZERO;
    for (RelatedKpi<K> each : related) {
      if (each.lag().compareTo(earliest) < 0) {
        earliest = each.lag();
        first = each.kpi();
      }
    }
    return first;
  }

  /**
   * What counts as related. Immutable and thread-safe.
   *
   * @param mostLag the greatest lag, to both sides, not negative; at most 24 steps are tried. Two
   *     hours by default
   * @param leastCorrelation the least size of the correlation, 0 to 1; 0.3 by default
   * @param significance the greatest probability of chance, above 0 and at most 1; 0.001 by default
   */
  public record Options(Duration mostLag, double leastCorrelation, double significance) {

    private static final Options DEFAULTS = new Options(Duration.ofHours(2), 0.3, 0.001);

    /** Checks the ranges. */
    public Options {
      Checks.required("mostLag", mostLag);
      Checks.that(!mostLag.isNegative(), "mostLag", "must not be negative, was " + mostLag);
      Checks.that(
          leastCorrelation >= 0 && leastCorrelation <= 1,
          "leastCorrelation",
          "must be between 0 and 1, was " + leastCorrelation);
      Checks.that(
          significance > 0 && significance <= 1,
          "significance",
          "must be above 0 and at most 1, was " + significance);
    }

    /**
     * The options by default.
     *
     * @return two hours, 0.3 and 0.001
     */
    public static Options defaults() {
      return DEFAULTS;
    }

    /**
     * These options with another greatest lag.
     *
     * @param lag the lag, not negative
     * @return the options
     */
    public Options withMostLag(Duration lag) {
      return new Options(lag, leastCorrelation, significance);
    }

    /**
     * These options with another least correlation.
     *
     * @param least its size, 0 to 1
     * @return the options
     */
    public Options withLeastCorrelation(double least) {
      return new Options(mostLag, least, significance);
    }

    /**
     * These options with another significance.
     *
     * @param greatest the greatest probability of chance, above 0 and at most 1
     * @return the options
     */
    public Options withSignificance(double greatest) {
      return new Options(mostLag, leastCorrelation, greatest);
    }
  }

  /**
   * When the episode's first mover and all related KPIs together are told: the instant from which a
   * person should look.
   *
   * @param episode the episode
   * @return the episode's start, or as much earlier as the first mover was
   */
  public Instant lookFrom(Episode episode) {
    Duration earliest = Duration.ZERO;
    for (RelatedKpi<K> each : related) {
      earliest = each.lag().compareTo(earliest) < 0 ? each.lag() : earliest;
    }
    return episode.start().plus(earliest);
  }
}
