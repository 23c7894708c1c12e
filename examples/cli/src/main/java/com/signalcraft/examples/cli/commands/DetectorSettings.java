package com.signalcraft.examples.cli.commands;

import com.signalcraft.anomaly.DetectorOptions;
import com.signalcraft.anomaly.Direction;
import com.signalcraft.anomaly.FalseAlarmRate;
import com.signalcraft.anomaly.Voice;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.cli.CliFailure;
import com.signalcraft.examples.cli.ExitCode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What counts as an anomaly; shared by the commands that look for them. */
final class DetectorSettings {

  private static final String ALL_VOICES = "all";

  @Option(
      names = "--false-alarms",
      paramLabel = "N",
      description =
          "How many false alarms a week are allowed, above 0: fewer for less sensitivity. Default:"
              + " 0.1.")
  private Optional<Double> falseAlarms = Optional.empty();

  @Option(
      names = "--voices",
      paramLabel = "VOICE",
      split = ",",
      description =
          "In which ways a value can be odd: point, run, extreme, shape, variance, or all. Default:"
              + " those of the library.")
  private List<String> voices = new ArrayList<>();

  @Option(
      names = "--direction",
      paramLabel = "DIRECTION",
      description = "Which deviations count: up, down or both. Default: both.")
  private Optional<String> direction = Optional.empty();

  @Option(
      names = "--quiet-hours",
      paramLabel = "[NAME=][DAYS@]FROM-TO",
      description =
          "Hours without anomalies, in local time, such as 22:00-06:00 or"
              + " weekend=sat,sun@00:00-24:00; may be repeated.")
  private List<String> quietHours = new ArrayList<>();

  @Option(
      names = "--event",
      paramLabel = "[NAME=]FROM/TO",
      description =
          "A time that is known to be odd, and not learnt from, such as"
              + " sale=2024-11-29/2024-12-02; the end is not part of it; may be repeated.")
  private List<String> events = new ArrayList<>();

  /**
   * The options of the detector, checked.
   *
   * @param zone whose local time is meant where no offset is given
   */
  DetectorOptions options(ZoneId zone) {
    DetectorOptions options = DetectorOptions.defaults();
    if (falseAlarms.isPresent()) {
      options =
          options.withFalseAlarms(
              checked("--false-alarms", () -> FalseAlarmRate.perWeek(falseAlarms.orElseThrow())));
    }
    if (!voices.isEmpty()) {
      options = options.withVoices(voices());
    }
    if (direction.isPresent()) {
      options =
          options.withDirection(
              checked(
                  "--direction",
                  () -> OpenEnum.require(Direction.class, "direction", direction.orElseThrow())));
    }
    DetectorOptions before = options;
    DetectorOptions quiet =
        checked(
            "--quiet-hours",
            () -> before.withQuietHours(quietHours.stream().map(KnownTimes::quietHours).toList()));
    return checked(
        "--event",
        () ->
            quiet.withKnownEvents(
                events.stream().map(text -> KnownTimes.event(text, zone)).toList()));
  }

  private Set<Voice> voices() {
    if (voices.equals(List.of(ALL_VOICES))) {
      return EnumSet.allOf(Voice.class);
    }
    Set<Voice> heard = EnumSet.noneOf(Voice.class);
    for (String name : voices) {
      heard.add(checked("--voices", () -> OpenEnum.require(Voice.class, "voice", name.strip())));
    }
    return heard;
  }

  /** What was asked for, for a person. */
  Map<String, String> described() {
    Map<String, String> described = new LinkedHashMap<>();
    falseAlarms.ifPresent(count -> described.put("False alarms allowed", count + " a week"));
    if (!voices.isEmpty()) {
      described.put("Voices", String.join(", ", voices));
    }
    direction.ifPresent(text -> described.put("Direction", text));
    if (!quietHours.isEmpty()) {
      described.put("Quiet hours", String.join("; ", quietHours));
    }
    if (!events.isEmpty()) {
      described.put("Known events", String.join("; ", events));
    }
    return described;
  }

  private static <T> T checked(String option, Supplier<T> parse) {
    try {
      return parse.get();
    } catch (ValidationException e) {
      throw new CliFailure(ExitCode.USAGE, option + ": " + e.issue(), e);
    }
  }
}
