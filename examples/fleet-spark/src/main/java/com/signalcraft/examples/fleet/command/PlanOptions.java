package com.signalcraft.examples.fleet.command;

import com.signalcraft.anomaly.Detectors;
import com.signalcraft.common.WireEnum;
import com.signalcraft.examples.fleet.work.NightPlan;
import com.signalcraft.forecast.AutoOptions;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What is done with each series. */
final class PlanOptions {

  private static final String AUTO = "auto";

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = AUTO,
      description =
          "auto, which combines those that suit the series, or one kind such as theta, ets, arima,"
              + " prophet. Default: ${DEFAULT-VALUE}.")
  private String model = AUTO;

  @Option(
      names = "--budget",
      paramLabel = "MILLIS",
      description =
          "About how many milliseconds auto may take for one series. Default: no limit, and so the"
              + " same result each time.")
  private Optional<Integer> budget = Optional.empty();

  @Option(
      names = "--horizon",
      paramLabel = "DAYS",
      defaultValue = "30",
      description = "How many days to forecast. Default: ${DEFAULT-VALUE}.")
  private int horizon;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      defaultValue = "0.95",
      description = "The level of the intervals. Default: ${DEFAULT-VALUE}.")
  private double level;

  @Option(
      names = "--no-accuracy",
      description = "Does not try the model on the past, which takes most of the time.")
  private boolean noAccuracy;

  @Option(
      names = "--anomalies",
      paramLabel = "DAYS",
      defaultValue = "90",
      description =
          "In how many days before the last point anomalies are told; 0 looks for none. Default:"
              + " ${DEFAULT-VALUE}.")
  private int anomalies;

  @Option(
      names = "--most-points",
      paramLabel = "N",
      defaultValue = "100000",
      description =
          "How many points of a series are used at most, the newest. Default: ${DEFAULT-VALUE}.")
  private int mostPoints;

  NightPlan plan() {
    return new NightPlan(
        forecaster(),
        Horizon.days(horizon),
        Level.of(level),
        !noAccuracy,
        anomalies == 0 ? null : Detectors.auto(),
        anomalies == 0 ? 1 : anomalies,
        mostPoints);
  }

  private Forecaster forecaster() {
    String wanted = model.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    if (wanted.equals(AUTO)) {
      AutoOptions options = AutoOptions.ofDefaults();
      return Forecasters.auto(
          budget.map(millis -> options.withBudget(Duration.ofMillis(millis))).orElse(options));
    }
    if (budget.isPresent()) {
      throw new FleetFailure("--budget: is for --model auto, the model is " + wanted);
    }
    return Forecasters.available().stream()
        .filter(type -> type.wireName().equals(wanted))
        .findFirst()
        .map(Forecasters::of)
        .orElseThrow(
            () ->
                new FleetFailure(
                    "--model: there is no \""
                        + model
                        + "\"; the models are auto, "
                        + Forecasters.available().stream()
                            .map(WireEnum::wireName)
                            .collect(Collectors.joining(", "))));
  }
}
