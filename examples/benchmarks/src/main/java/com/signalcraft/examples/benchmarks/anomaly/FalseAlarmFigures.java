package com.signalcraft.examples.benchmarks.anomaly;

import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.FalseAlarmRate;
import com.signalcraft.anomaly.StreamingDetector;
import com.signalcraft.anomaly.Verdict;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Random;

/**
 * How many false alarms the streaming detector gives on noise in which nothing is wrong, in
 * relation to how many were asked for. An alarm is the start of an episode: an anomaly with no
 * other one of its direction among the four points before it. The first four weeks (of daily values
 * twelve), in which the detector learns the week, are not counted.
 *
 * <p>Prints a table in Markdown. Arguments: how many series of each kind, 40 by default.
 */
public final class FalseAlarmFigures {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalDateTime BEGIN = LocalDateTime.of(2023, 1, 2, 0, 0);
  private static final int GAP = 4;

  private FalseAlarmFigures() {}

  /** A distance of points, for how long they go on, and the rate that is asked for. */
  private record Setting(String title, int minutes, int weeks, int learning, double perWeek) {

    double asked() {
      double points = 7 * 24 * 60.0 / minutes;
      return points * FalseAlarmRate.perWeek(perWeek).shareOf(points);
    }
  }

  private static final Setting[] SETTINGS = {
    new Setting("5 minutes, 0.1 a week", 5, 30, 4, 0.1),
    new Setting("5 minutes, 1 a week", 5, 30, 4, 1),
    new Setting("hourly, 0.1 a week", 60, 104, 4, 0.1),
    new Setting("hourly, 1 a week", 60, 104, 4, 1),
    new Setting("daily, 0.0875 a week", 1440, 208, 12, 0.1),
  };

  /**
   * Measures.
   *
   * @param args how many series of each kind
   */
  @SuppressWarnings("SystemOut") // a main whose output is the table
  public static void main(String[] args) {
    int repeats = args.length > 0 ? Integer.parseInt(args[0]) : 40;
    print(System.out, repeats);
  }

  private static void print(PrintStream out, int repeats) {
    StringBuilder head = new StringBuilder("| noise |");
    StringBuilder line = new StringBuilder("| --- |");
    for (Setting setting : SETTINGS) {
      head.append(' ').append(setting.title()).append(" |");
      line.append(" --- |");
    }
    out.println(head);
    out.println(line);
    for (NoiseKind kind : NoiseKind.values()) {
      StringBuilder row = new StringBuilder("| ").append(kind.title()).append(" |");
      for (Setting setting : SETTINGS) {
        row.append(String.format(Locale.ROOT, " %.2f |", ratio(kind, setting, repeats)));
      }
      out.println(row);
    }
  }

  private static double ratio(NoiseKind kind, Setting setting, int repeats) {
    double alarms = 0;
    for (int seed = 1; seed <= repeats; seed++) {
      alarms += alarms(kind, setting, seed);
    }
    return alarms / (repeats * setting.asked() * (setting.weeks() - setting.learning()));
  }

  private static int alarms(NoiseKind kind, Setting setting, int seed) {
    DetectorOptions options =
        DetectorOptions.defaults().withFalseAlarms(FalseAlarmRate.perWeek(setting.perWeek()));
    StreamingDetector detector = Detectors.streaming(ZONE, options);
    NoiseKind.Memory memory = new NoiseKind.Memory();
    Random random = new Random(seed);
    ZonedDateTime begin = BEGIN.atZone(ZONE);
    long learnt = begin.plusWeeks(setting.learning()).toInstant().toEpochMilli();
    long end = begin.plusWeeks(setting.weeks()).toInstant().toEpochMilli();
    long step = setting.minutes() * 60_000L;
    int[] calm = {GAP, GAP};
    int alarms = 0;
    for (long at = begin.toInstant().toEpochMilli(); at < end; at += step) {
      ZonedDateTime local = Instant.ofEpochMilli(at).atZone(ZONE);
      Verdict verdict = detector.update(at, kind.at(memory, kind.level(local), random));
      int side = verdict.deviationScore() < 0 ? 0 : 1;
      calm[0]++;
      calm[1]++;
      if (verdict.isAnomaly()) {
        if (calm[side] > GAP && at >= learnt) {
          alarms++;
        }
        calm[side] = 0;
      }
    }
    return alarms;
  }
}
