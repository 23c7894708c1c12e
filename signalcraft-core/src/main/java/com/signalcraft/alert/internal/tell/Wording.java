package com.signalcraft.alert.internal.tell;

import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertReading;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.internal.Words;
import com.signalcraft.alert.internal.machine.Episode;
import com.signalcraft.alert.internal.machine.ErrorState;
import com.signalcraft.alert.internal.machine.OkState;
import com.signalcraft.alert.internal.machine.PhaseState;
import com.signalcraft.alert.internal.machine.RecoveringState;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How an alert stands, and what happened, in words. Immutable.
 *
 * @param rule the rule in words
 * @param reading a reading in words
 * @param settings how the alert is evaluated
 */
public record Wording(
    Supplier<String> rule, Function<AlertReading, String> reading, AlertSettings settings) {

  private static final int LONGEST = 1_000;

  /**
   * Why an alert stands where it stands.
   *
   * @param state where
   * @return at most 1,000 characters
   */
  public String status(PhaseState state) {
    String text =
        switch (state.phase()) {
          case OK -> "Clear; it fires where " + rule.get() + ".";
          case PENDING ->
              latest(state)
                  + "; it fires once that has lasted for "
                  + Words.length(settings.pendingFor().toMillis())
                  + ".";
          case FIRING -> latest(state) + ".";
          case RECOVERING ->
              "Clear again; it is over once that has lasted for "
                  + Words.length(settings.keepFiringFor().toMillis())
                  + ".";
          case NO_DATA -> noData() + ".";
          case ERROR -> reason(state);
        };
    return Words.cut(text, LONGEST);
  }

  /**
   * What happened.
   *
   * @param change the kind of it
   * @param at when it is told
   * @param state how the alert stands
   * @return at most 1,000 characters
   */
  String note(AlertChange change, long at, PhaseState state) {
    String text =
        switch (change) {
          case FIRED -> state.since() == at ? latest(state) + "." : latest(state) + since(state);
          case REPEATED -> latest(state) + since(state);
          case RESOLVED -> over(state);
          case NO_DATA -> noData() + ".";
          case FLAPPING ->
              ("It fired %d times or more within %s; single changes are not told until none has"
                      + " come for that long.")
                  .formatted(
                      settings.flapChanges(), Words.length(settings.flapWindow().toMillis()));
          case FAILED -> reason(state);
        };
    return Words.cut(text, LONGEST);
  }

  private String latest(PhaseState state) {
    AlertReading latest = state.latest();
    return latest == null ? "It fires" : reading.apply(latest);
  }

  private static String since(PhaseState state) {
    long since = state instanceof RecoveringState firing ? firing.episode().since() : state.since();
    return "; it fires since " + Instant.ofEpochMilli(since) + ".";
  }

  private String over(PhaseState state) {
    if (!(state instanceof OkState calm)) {
      return "It is over.";
    }
    return switch (calm.cause()) {
      case START, CLEAR -> ended(calm, "It is over");
      case SILENCE -> ended(calm, noData() + ", which counts as over");
      case DATA -> "Data has come again.";
      case REPAIRED -> "It can be evaluated again.";
      case CHANGED -> "Its rule was changed, and it starts anew.";
      case FORGOTTEN -> "What it remembered could not be read, and it starts anew.";
    };
  }

  private String ended(OkState calm, String text) {
    Episode last = calm.last();
    if (last == null) {
      return text + ".";
    }
    return text
        + ". It fired for "
        + Words.length(calm.since() - last.since())
        + "; at worst "
        + reading.apply(last.worst())
        + ".";
  }

  private String noData() {
    return "No data has come for " + Words.length(settings.noDataAfter().toMillis());
  }

  private static String reason(PhaseState state) {
    return state instanceof ErrorState error ? error.reason() : "It cannot be evaluated.";
  }
}
