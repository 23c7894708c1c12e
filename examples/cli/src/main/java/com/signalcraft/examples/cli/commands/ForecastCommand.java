package com.signalcraft.examples.cli.commands;

import com.signalcraft.csv.CsvTableWriter;
import com.signalcraft.examples.cli.input.InputOptions;
import com.signalcraft.examples.cli.input.KpiReader;
import com.signalcraft.examples.cli.output.OutputTarget;
import com.signalcraft.examples.report.analysis.Kpi;
import com.signalcraft.examples.report.analysis.Models;
import com.signalcraft.examples.report.analysis.Times;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forecasts one KPI. */
@Command(
    name = "forecast",
    description = {
      "Forecasts a KPI: one row for each step to come, with the range that should hold the value.",
      "Columns: timestamp,mean,lower,upper,level."
    },
    footerHeading = "%nExample:%n",
    footer = "  signalcraft forecast sales.csv --horizon 14 --output forecast.csv")
public final class ForecastCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FILE.csv", description = "The KPI, one row for each time.")
  private Path file = Path.of("");

  @Mixin private InputOptions input = new InputOptions();
  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.csv",
      description = "Where to write the forecast; - for stdout, which is the default.")
  private Optional<String> output = Optional.empty();

  @Mixin private CommonOptions common = new CommonOptions();

  /**
   * The summary.
   *
   * @param source the file
   * @param model the kind of model that was used
   * @param modelDescription the model in words
   * @param level the level of the range
   * @param steps the forecast
   */
  record Summary(
      String source, String model, String modelDescription, double level, List<Step> steps) {}

  /** One step of a forecast. */
  record Step(String timestamp, double mean, double lower, double upper) {}

  @Override
  public Integer call() throws IOException {
    model.check();
    OutputTarget target = new OutputTarget(output.orElse("-"), common.out()).check(file);
    Kpi kpi = KpiReader.regular(file, input);
    Notes.of(kpi).forEach(common::note);
    int horizon = model.horizon(kpi.series());
    FittedForecaster fitted = Models.of(model.model(), horizon, Optional.empty()).fit(kpi.series());
    Forecast forecast = fitted.predict(Horizon.steps(horizon), model.level());
    List<Step> steps = steps(forecast);
    if (output.isPresent() || !common.json()) {
      target.writeTable(
          table -> write(steps, table), "timestamp", "mean", "lower", "upper", "level");
    }
    Summary summary =
        new Summary(
            kpi.source(),
            fitted.modelType().wireName(),
            fitted.description(),
            model.level().coverage(),
            steps);
    if (common.json() && !(output.isPresent() && target.isStdout())) {
      common.summary(summary, () -> "");
    } else if (!target.isStdout()) {
      common.summary(summary, () -> text(summary, target));
    }
    return 0;
  }

  private List<Step> steps(Forecast forecast) {
    TimeSeries mean = forecast.mean();
    Band band = forecast.band(model.level());
    double[] lower = band.lower();
    double[] upper = band.upper();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < mean.size(); i++) {
      steps.add(new Step(Times.text(mean, i), mean.valueAt(i), lower[i], upper[i]));
    }
    return steps;
  }

  private void write(List<Step> steps, CsvTableWriter table) {
    for (Step step : steps) {
      table
          .key(step.timestamp())
          .number(step.mean())
          .number(step.lower())
          .number(step.upper())
          .number(model.level().coverage())
          .endRow();
    }
  }

  private static String text(Summary summary, OutputTarget target) {
    return String.format(
        "%s: %d steps from %s to %s%n  model   %s%n  output  %s%n",
        summary.source(),
        summary.steps().size(),
        summary.steps().get(0).timestamp(),
        summary.steps().get(summary.steps().size() - 1).timestamp(),
        summary.modelDescription(),
        target);
  }
}
