package com.signalcraft.examples.fleet.command;

import com.signalcraft.examples.fleet.stream.StreamSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How the stream judges points. */
final class JudgeOptions {

  @Option(
      names = "--late",
      paramLabel = "DURATION",
      converter = DurationText.class,
      defaultValue = "10m",
      description =
          "How long a point waits for earlier ones of its series, in the time of the points; cannot"
              + " change while the stream goes on. Default: ${DEFAULT-VALUE}.")
  private Duration late = Duration.ofMinutes(10);

  @Option(
      names = "--ahead",
      paramLabel = "DURATION",
      converter = DurationText.class,
      defaultValue = "1d",
      description =
          "Points further in the future than this are rejected: one of them would make all others"
              + " late. Default: ${DEFAULT-VALUE}.")
  private Duration ahead = Duration.ofDays(1);

  @Option(
      names = "--forget",
      paramLabel = "DURATION",
      converter = DurationText.class,
      defaultValue = "90d",
      description =
          "How long after its last point a series is forgotten, in the time of the points. Default:"
              + " ${DEFAULT-VALUE}.")
  private Duration forget = Duration.ofDays(90);

  @Option(
      names = "--false-alarms-per-week",
      paramLabel = "N",
      defaultValue = "0.1",
      description =
          "How many false alarms a week a series may give; holds for series that begin. Default:"
              + " ${DEFAULT-VALUE}.")
  private double falseAlarmsPerWeek;

  @Option(
      names = "--restart-unreadable",
      description =
          "Series whose state cannot be read begin anew, and are told of; otherwise the stream"
              + " stops.")
  private boolean restartUnreadable;

  StreamSettings settings(boolean uuidsOnly) {
    return new StreamSettings(
        late, ahead, forget, falseAlarmsPerWeek, restartUnreadable, uuidsOnly);
  }
}
