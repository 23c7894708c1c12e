package com.signalcraft.examples.cli.commands;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.examples.cli.CliFailure;
import com.signalcraft.examples.cli.input.InputOptions;
import com.signalcraft.examples.cli.input.KpiReader;
import com.signalcraft.examples.cli.output.Progress;
import com.signalcraft.examples.report.analysis.Analysis.Backtesting;
import com.signalcraft.examples.report.analysis.Backtester;
import com.signalcraft.examples.report.analysis.Kpi;
import com.signalcraft.examples.report.analysis.ModelScore;
import com.signalcraft.examples.report.analysis.Models;
import com.signalcraft.forecast.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tests models on a KPI's own past. */
@Command(
    name = "backtest",
    description =
        "Tests models on a KPI's own past: forecasts from several moments, each without knowledge of"
            + " what came after, beside what came.",
    footerHeading = "%nExample:%n",
    footer = "  signalcraft backtest sales.csv --models auto,linear --origins 8 --horizon 14")
public final class BacktestCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FILE.csv", description = "The KPI, one row for each time.")
  private Path file = Path.of("");

  @Mixin private InputOptions input = new InputOptions();

  @Option(
      names = "--models",
      paramLabel = "MODEL",
      split = ",",
      completionCandidates = ModelOption.Names.class,
      description =
          "The models to test, separated by commas: ${COMPLETION-CANDIDATES}. Default: all."
              + " seasonal_naive is always among them.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--origins",
      paramLabel = "N",
      defaultValue = "5",
      description = "From how many moments to forecast, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int origins = 5;

  @Mixin private HorizonOption horizon = new HorizonOption();
  @Mixin private LevelOption levelOption = new LevelOption();
  @Mixin private CommonOptions common = new CommonOptions();

  /**
   * The summary.
   *
   * @param source the file
   * @param origins from how many moments forecasts were made
   * @param horizon how many steps each reached
   * @param level the level of the intervals
   * @param reference what the seasonal naive forecast does, in words
   * @param models how the models did
   */
  record Summary(
      String source,
      int origins,
      int horizon,
      double level,
      String reference,
      List<ModelScore> models) {}

  @Override
  public Integer call() {
    if (origins < 1 || origins > 1000) {
      throw CliFailure.usage("--origins: must be between 1 and 1000, was " + origins);
    }
    List<String> names =
        models.isEmpty() ? Models.names() : models.stream().map(ModelOption::known).toList();
    Level level = levelOption.level();
    horizon.check();
    Kpi kpi = KpiReader.regular(file, input);
    Notes.of(kpi).forEach(common::note);
    int steps = horizon.steps(kpi.series());
    Backtesting test;
    try (Progress progress = common.progress("backtest", Backtester.count(names.get(0), names))) {
      test =
          new Backtester(steps, origins, level)
              .run(kpi.series(), names.get(0), names, progress::step);
    }
    if (test.scores().isEmpty()) {
      throw new InsufficientDataException(
          "has "
              + kpi.series().size()
              + " steps, which is too short to test forecasts of "
              + steps
              + "; give a shorter --horizon");
    }
    Summary summary =
        new Summary(
            kpi.source(),
            test.origins(),
            test.steps(),
            level.coverage(),
            test.referenceWords(),
            test.scores());
    common.summary(summary, () -> text(summary));
    return 0;
  }

  private static String text(Summary summary) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                "%s: forecasts of %d steps from %d moments; seasonal_naive is %s%n",
                summary.source(), summary.horizon(), summary.origins(), summary.reference()));
    text.append(
        String.format(
            "  %-16s %8s %8s %12s %12s %9s%n",
            "model", "MASE", "sMAPE", "MAE", "RMSE", "coverage"));
    for (ModelScore score : summary.models()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-16s %8s %8s %12s %12s %9s%s%n",
              score.model(),
              number("%.3f", score.mase()),
              number("%.1f %%", score.smape()),
              number("%.4g", score.mae()),
              number("%.4g", score.rmse()),
              number("%.0f %%", 100 * score.coverage()),
              score.note().isEmpty() ? "" : "  " + score.note()));
    }
    return text.toString();
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
