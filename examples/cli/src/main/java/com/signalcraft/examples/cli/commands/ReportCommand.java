package com.signalcraft.examples.cli.commands;

import com.signalcraft.alert.AlertRule;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.examples.cli.Version;
import com.signalcraft.examples.cli.input.InputOptions;
import com.signalcraft.examples.cli.input.KpiReader;
import com.signalcraft.examples.cli.output.OutputTarget;
import com.signalcraft.examples.cli.output.Progress;
import com.signalcraft.examples.report.analysis.AlertRules;
import com.signalcraft.examples.report.analysis.Analysis;
import com.signalcraft.examples.report.analysis.Backtester;
import com.signalcraft.examples.report.analysis.Kpi;
import com.signalcraft.examples.report.analysis.Models;
import com.signalcraft.examples.report.kpi.ReportPage;
import com.signalcraft.examples.report.kpi.ReportSummary;
import com.signalcraft.examples.report.kpi.Wording;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes all that can be told of one KPI to one HTML page. */
@Command(
    name = "report",
    description = {
      "Writes one HTML page about a KPI: forecast, anomalies, accuracy, alerts, data quality.",
      "The page needs no network and no other file."
    },
    footerHeading = "%nExample:%n",
    footer = "  signalcraft report sales.csv --alert below:1000:24h --output report.html")
public final class ReportCommand implements Callable<Integer> {

  private static final int ORIGINS = 6;

  private final Clock clock;

  @Parameters(index = "0", paramLabel = "FILE.csv", description = "The KPI, one row for each time.")
  private Path file = Path.of("");

  @Mixin private InputOptions input = new InputOptions();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private DetectorSettings settings = new DetectorSettings();

  @Option(
      names = "--alert",
      paramLabel = "RULE",
      description = {
        "An alert rule CONDITION:THRESHOLD:TIMEFRAME; may be repeated. Conditions: above, below,"
            + " change_percent, anomaly. Timeframes: 5m, 15m, 1h, 6h, 24h.",
        "Such as above:8000:24h, change_percent:-40:24h, anomaly::24h. Default: rules derived from"
            + " the data."
      })
  private List<String> alerts = new ArrayList<>();

  @Option(names = "--title", paramLabel = "TEXT", description = "The page's title.")
  private Optional<String> title = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.html",
      required = true,
      description = "Where to write the page; - for stdout.")
  private String output = "";

  @Mixin private CommonOptions common = new CommonOptions();

  /**
   * The command.
   *
   * @param clock tells when the report is made
   */
  public ReportCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    model.check();
    settings.options(input.csv().zone());
    List<AlertRule> given = alerts.stream().map(AlertText::parse).toList();
    OutputTarget target = new OutputTarget(output, common.out()).check(file);
    Analysis analysis = analyse(given);
    String page = ReportPage.render(analysis);
    target.write(out -> out.write(page));
    ReportSummary summary = ReportSummary.of(analysis, target.toString());
    if (!target.isStdout()) {
      common.summary(summary, summary::text);
    }
    return 0;
  }

  private Analysis analyse(List<AlertRule> given) throws IOException {
    try (Progress progress =
        common.progress("report", 2L + Backtester.count(model.model(), Models.names()))) {
      Kpi kpi = KpiReader.regular(file, input);
      progress.step();
      TimeSeries series = kpi.series();
      int horizon = model.horizon(series);
      FittedForecaster fitted = Models.of(model.model(), horizon, Optional.empty()).fit(series);
      Forecast forecast = fitted.predict(Horizon.steps(horizon), model.level());
      progress.step();
      // Tested over no more than a quarter of the history, so that something is left to learn from.
      int tested = Math.max(1, Math.min(horizon, series.size() / 4));
      Analysis.Backtesting backtest =
          new Backtester(tested, ORIGINS, model.level())
              .run(series, model.model(), Models.names(), progress::step);
      List<AlertRule> rules = given.isEmpty() ? AlertRules.derive(series) : given;
      return new Analysis(
          title.orElseGet(() -> Wording.capital(kpi.valueName()) + " – " + kpi.source()),
          kpi,
          fitted,
          decomposition(fitted),
          forecast,
          model.level(),
          Detectors.seasonal(settings.options(series.zone())).detect(series),
          backtest,
          AlertRules.evaluate(rules, given.isEmpty(), kpi),
          options(),
          Version.text(),
          clock.instant());
    }
  }

  /** The model itself where it has seasons, otherwise a linear one that shows those there are. */
  private static FittedForecaster decomposition(FittedForecaster fitted) {
    if (fitted.components().size() > 1) {
      return fitted;
    }
    try {
      FittedForecaster linear = Forecasters.linear().fit(fitted.history());
      return linear.components().size() > 1 ? linear : fitted;
    } catch (InsufficientDataException e) {
      return fitted; // Too short a history has no parts to show.
    }
  }

  private Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("Model asked for", model.model());
    options.putAll(input.described());
    options.putAll(settings.described());
    return options;
  }
}
