package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import com.signalcraft.series.TimeSeries;
import java.util.List;

/** What a detector says of a whole series. Immutable and thread-safe. */
public final class Detection {

  private final TimeSeries series;
  private final List<Verdict> verdicts;
  private final double[] scores;
  private final List<ChangePoint> changePoints;

  /**
   * What verdicts alone say: the scores are theirs, and there are no change points.
   *
   * @param series the series that was looked at
   * @param verdicts one verdict for each observation of the series, in its order
   * @throws com.signalcraft.error.ValidationException if there are more or fewer verdicts
   */
  public Detection(TimeSeries series, List<Verdict> verdicts) {
    this(series, verdicts, scoresOf(verdicts), List.of());
  }

  /**
   * All that a detector says.
   *
   * @param series the series that was looked at
   * @param verdicts one verdict for each observation of the series, in its order
   * @param scores one score for each, 0 to 1; copied
   * @param changePoints where the series began to behave differently, in order of time
   * @throws com.signalcraft.error.ValidationException if there are more or fewer verdicts or
   *     scores, or a score is outside
   */
  public Detection(
      TimeSeries series, List<Verdict> verdicts, double[] scores, List<ChangePoint> changePoints) {
    this.series = Checks.required("series", series);
    this.verdicts = List.copyOf(verdicts);
    this.scores = scores.clone();
    this.changePoints = List.copyOf(changePoints);
    checkCount("verdicts", this.verdicts.size());
    checkCount("scores", this.scores.length);
    for (double score : this.scores) {
      Checks.that(score >= 0 && score <= 1, "scores", "must be between 0 and 1, was " + score);
    }
  }

  private static double[] scoresOf(List<Verdict> verdicts) {
    return verdicts.stream().mapToDouble(Verdict::score).toArray();
  }

  private void checkCount(String field, int count) {
    Checks.that(
        count == series.size(),
        field,
        "must be one for each of the " + series.size() + " observations, were " + count);
  }

  /**
   * The series that was looked at.
   *
   * @return the series
   */
  public TimeSeries series() {
    return series;
  }

  /**
   * One verdict for each observation of the series, in its order.
   *
   * @return the verdicts
   */
  public List<Verdict> verdicts() {
    return verdicts;
  }

  /**
   * How odd the series is about each observation: a dense series for rankings, charts and
   * benchmarks. By the batch detector {@code L / (4 + L)} with {@code L = −log10 p} of the
   * observation's tail probability, smoothed over the observations beside it; by the streaming one
   * the {@link Verdict#score()} of each. 0 where there is no verdict.
   *
   * @return a copy, one score for each observation, 0 to 1
   */
  public double[] scores() {
    return scores.clone();
  }

  /**
   * The verdicts that are anomalies.
   *
   * @return them, in order of time
   */
  public List<Verdict> anomalies() {
    return verdicts.stream().filter(Verdict::isAnomaly).toList();
  }

  /**
   * The anomalies as episodes, by {@link EpisodeRule#defaults()}.
   *
   * @return the episodes, in order of their start
   */
  public List<Episode> episodes() {
    return episodes(EpisodeRule.defaults());
  }

  /**
   * The anomalies as episodes.
   *
   * @param rule which anomalous points make one episode
   * @return the episodes, in order of their start
   */
  public List<Episode> episodes(EpisodeRule rule) {
    return EpisodeBuilder.of(verdicts, rule);
  }

  /**
   * Where the series began to behave differently for good.
   *
   * @return the change points, in order of time
   */
  public List<ChangePoint> changePoints() {
    return changePoints;
  }
}
