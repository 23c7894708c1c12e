package com.signalcraft.examples.server.command;

import com.signalcraft.alerting.SmtpSettings;
import com.signalcraft.alerting.WebhookTarget;
import com.signalcraft.examples.server.ProtectionOptions;
import com.signalcraft.examples.server.ServerSettings;
import com.signalcraft.examples.server.external.ImportFile;
import com.signalcraft.examples.server.external.ImportOptions;
import com.signalcraft.examples.server.fetch.FetchOptions;
import com.signalcraft.examples.server.monitor.MonitorOptions;
import com.signalcraft.examples.server.quota.QuotaOptions;
import com.signalcraft.examples.server.report.ReportOptions;
import com.signalcraft.examples.server.schedule.ScheduleOptions;
import com.signalcraft.examples.server.web.Cidr;
import com.signalcraft.examples.server.web.WebOptions;
import com.signalcraft.examples.server.web.WebOptions.ProxyHeader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.Option;

/** What an operator may choose beyond where the server listens and what it works on. */
final class OperatorOptions {

  private static final int SUBMISSION_PORT = 587;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "Where browsers reach the server through a proxy, such as https://kpi.example.")
  private Optional<URI> publicUrl = Optional.empty();

  @Option(
      names = "--trusted-proxy",
      paramLabel = "CIDR",
      description = {
        "An address or network of proxies that are believed where a request came from"
            + " (X-Forwarded-For), such as 10.0.0.0/8. May be given several times."
      })
  private List<String> trustedProxies = new ArrayList<>();

  @Option(
      names = "--cors-origin",
      paramLabel = "ORIGIN",
      description = {
        "An origin whose pages may call the API, such as https://app.example. May be given several"
            + " times."
      })
  private Set<String> corsOrigins = new LinkedHashSet<>();

  @Option(names = "--no-registration", description = "Nobody may open an account.")
  private boolean noRegistration;

  @Option(
      names = "--no-rate-limits",
      description = "Do not limit requests; the plans' other limits stay.")
  private boolean noRateLimits;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      description = "Where health and Prometheus metrics are, never to be reached from outside.")
  private Optional<Integer> managementPort = Optional.empty();

  @Option(
      names = "--management-host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address of the management port; ${DEFAULT-VALUE} if not given.")
  private String managementHost = "127.0.0.1";

  @Option(names = "--access-log", description = "Log each request.")
  private boolean accessLog;

  @Option(
      names = "--drain",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = {
        "How long to say 'not ready' before requests are refused at the end, so that a load balancer"
            + " notices; ${DEFAULT-VALUE} if not given."
      })
  private int drain;

  @Option(
      names = "--no-background",
      description = "Leave forecasts, anomalies, alerts and upkeep to another process.")
  private boolean noBackground;

  @Option(
      names = "--imports",
      paramLabel = "FILE",
      description = "A file that says which weather, prices and news to import, and how often.")
  private Optional<Path> imports = Optional.empty();

  @Option(
      names = "--report-font",
      paramLabel = "FILE",
      description = {
        "A TrueType font for reports in scripts other than Latin, Greek and Cyrillic. May be given"
            + " several times."
      })
  private List<Path> reportFonts = new ArrayList<>();

  /** Settings with what was chosen. */
  ServerSettings apply(ServerSettings settings, Environment environment) {
    Optional<SmtpSettings> smtp = smtp(environment);
    ServerSettings changed =
        settings
            .withProtection(protection())
            .withLive(settings.live().withOrigins(corsOrigins))
            .withMonitor(monitor())
            .withReports(new ReportOptions(smtp, reportFonts))
            .withSchedules(schedules(environment, smtp));
    if (publicUrl.isPresent()) {
      changed = changed.withFiles(settings.files().withPublicUrl(publicUrl.get()));
    }
    if (imports.isPresent()) {
      changed =
          changed.withImports(
              new ImportOptions(ImportFile.read(imports.get()), FetchOptions.defaults()));
    }
    return changed;
  }

  private ProtectionOptions protection() {
    ProtectionOptions defaults = ProtectionOptions.defaults();
    WebOptions web =
        defaults
            .web()
            .withAllowedOrigins(corsOrigins)
            .withTrustedProxies(
                trustedProxies.stream().map(Cidr::parse).toList(), ProxyHeader.X_FORWARDED_FOR);
    if (publicUrl.isPresent()) {
      web = web.withPublicUrl(publicUrl.get());
    }
    ProtectionOptions chosen =
        defaults.with(web).with(defaults.accounts().withOpen(!noRegistration));
    return noRateLimits ? chosen.with(QuotaOptions.none()) : chosen;
  }

  private MonitorOptions monitor() {
    OptionalInt port =
        managementPort.isPresent() ? OptionalInt.of(managementPort.get()) : OptionalInt.empty();
    return new MonitorOptions(
        managementHost,
        port,
        accessLog,
        Duration.ofSeconds(drain),
        MonitorOptions.defaults().grace());
  }

  private ScheduleOptions schedules(Environment environment, Optional<SmtpSettings> smtp) {
    Optional<WebhookTarget> webhook =
        environment
            .find("SIGNALCRAFT_WEBHOOK_URL")
            .map(
                url ->
                    WebhookTarget.of(
                        uri("SIGNALCRAFT_WEBHOOK_URL", url),
                        environment.required(
                            "SIGNALCRAFT_WEBHOOK_SECRET", "what webhooks are signed with")));
    return ScheduleOptions.defaults().withEnabled(!noBackground).withChannels(webhook, smtp);
  }

  private static Optional<SmtpSettings> smtp(Environment environment) {
    return environment
        .find("SIGNALCRAFT_SMTP_HOST")
        .map(
            host ->
                new SmtpSettings(
                    host,
                    environment
                        .find("SIGNALCRAFT_SMTP_PORT")
                        .map(OperatorOptions::port)
                        .orElse(SUBMISSION_PORT),
                    environment
                        .find("SIGNALCRAFT_SMTP_SECURITY")
                        .map(OperatorOptions::security)
                        .orElse(SmtpSettings.Security.STARTTLS),
                    environment.find("SIGNALCRAFT_SMTP_USER").orElse(null),
                    environment.find("SIGNALCRAFT_SMTP_PASSWORD").orElse(null),
                    environment.required("SIGNALCRAFT_SMTP_FROM", "the sender of mails"),
                    Duration.ofSeconds(10)));
  }

  private static int port(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new ServerFailure(
          "SIGNALCRAFT_SMTP_PORT must be a port such as 587, was \"" + text + "\".", e);
    }
  }

  private static SmtpSettings.Security security(String text) {
    try {
      return SmtpSettings.Security.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ServerFailure(
          "SIGNALCRAFT_SMTP_SECURITY must be none, starttls or tls, was \"" + text + "\".", e);
    }
  }

  private static URI uri(String name, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      // The address may hold a key and is not shown.
      throw new ServerFailure(name + " must be an address such as https://example.com/hook.", e);
    }
  }
}
