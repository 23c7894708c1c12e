package com.signalcraft.examples.embedded;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.alert.Grouping;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.alerting.AlertChannel;
import com.signalcraft.alerting.AlertRecipients;
import com.signalcraft.alerting.AlertScheduler;
import com.signalcraft.alerting.EmailChannel;
import com.signalcraft.alerting.LogChannel;
import com.signalcraft.alerting.RunReport;
import com.signalcraft.alerting.SchedulerListener;
import com.signalcraft.alerting.SchedulerOptions;
import com.signalcraft.alerting.SlackWebhookChannel;
import com.signalcraft.alerting.SmtpSettings;
import com.signalcraft.alerting.WebhookChannel;
import com.signalcraft.alerting.WebhookSignature;
import com.signalcraft.alerting.WebhookTarget;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.PageRequest;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.notification.Notification;
import com.signalcraft.security.Identity;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** The parts that the page on alerts quotes of scheduling and delivering. */
public final class AlertTour {

  private AlertTour() {}

  /**
   * A shop whose sales rise too high, and what its owner is told of it.
   *
   * @param out what happens is printed here
   */
  public static void walk(PrintStream out) {
    Instant at = Instant.parse("2026-03-02T06:00:00Z");
    AtomicReference<Instant> now = new AtomicReference<>(at);
    try (SignalCraft service = InMemorySignalCraft.builder().clock(now::get).build()) {
      UUID ada = service.users().create(NewUser.of("ada@example.com")).id();
      SignalCraft asAda = service.as(Identity.user(ada));
      UUID shop = asAda.businesses().create(NewBusiness.of("Ada's Coffee")).id();
      UUID queue =
          asAda.sources().create(NewKpiSource.of(shop, "Queue", KpiType.CUSTOM, "people")).id();
      Alert alert = asAda.alerts().create(wanted(queue));
      AlertScheduler scheduler =
          AlertScheduler.builder(service)
              .channel(printing(out))
              .options(SchedulerOptions.defaults().withGrouping(Grouping.NONE))
              .build();
      for (int people : new int[] {4, 14, 15, 13, 5, 4, 4}) {
        at = at.plus(Duration.ofMinutes(5));
        now.set(at);
        KpiPoint point = KpiPoint.of(queue, at, Integer.toString(people));
        service.kpis().write(PointBatch.of(queue, List.of(point)));
        RunReport report = scheduler.runOnce();
        out.println(people + " people: " + report.events() + " events");
      }
      // [status]
      for (AlertStatus status : asAda.alertRuns().statuses(shop)) {
        out.println(status.phase() + " since " + status.since() + ": " + status.message());
      }
      for (Notification told : asAda.notifications().list(true, PageRequest.first()).items()) {
        out.println(told.createdAt() + " " + told.title());
      }
      // [/status]
      out.println("last triggered: " + asAda.alerts().get(alert.id()).lastTriggered());
      scheduler.close();
    }
  }

  private static NewAlert wanted(UUID queue) {
    // [settings]
    AlertSettings settings =
        AlertSettings.defaults()
            .withPendingFor(Duration.ofMinutes(5))
            .withRecoveryThreshold(new BigDecimal("6"))
            .withKeepFiringFor(Duration.ofMinutes(5))
            .withRepeatInterval(Duration.ofHours(4));
    NewAlert alert =
        new NewAlert(
            queue,
            "Long queue",
            AlertCondition.ABOVE,
            BigDecimal.TEN,
            AlertTimeframe.FIVE_MINUTES,
            settings);
    // [/settings]
    return alert;
  }

  // [channel]
  /** A channel of one's own: what it throws decides whether it is tried again. */
  private static AlertChannel printing(PrintStream out) {
    return new AlertChannel() {
      @Override
      public String name() {
        return "printed";
      }

      @Override
      public void send(AlertDelivery delivery) {
        out.println(delivery.event().title() + ": " + delivery.event().message());
      }
    };
  }

  // [/channel]

  /**
   * A scheduler with all channels there are, as an application has it for as long as it runs.
   *
   * @param service the back end, seen by the service
   * @param hook where events are posted
   * @param hookSecret what they are signed with
   * @param slack the address that Slack gave
   * @param smtp the server for mail
   * @return the scheduler, to be started, and closed before the back end
   */
  static AlertScheduler scheduler(
      SignalCraft service, URI hook, String hookSecret, URI slack, SmtpSettings smtp) {
    // [scheduler]
    AlertScheduler scheduler =
        AlertScheduler.builder(service)
            .channel(WebhookChannel.to(WebhookTarget.of(hook, hookSecret)).build())
            .channel(SlackWebhookChannel.to("slack", slack))
            .channel(EmailChannel.of(smtp, AlertRecipients.members(service)))
            .channel(new LogChannel())
            .options(SchedulerOptions.defaults().withThreads(4))
            .listener(new Watch())
            .build();
    // [/scheduler]
    return scheduler;
  }

  // [listener]
  /** Counts what goes wrong, for the application's own metrics. */
  static final class Watch implements SchedulerListener {

    private final LongAdder failures = new LongAdder();

    @Override
    public void evaluationFailed(UUID businessId, RuntimeException why, Duration wait) {
      failures.increment();
    }

    @Override
    public void attempted(AlertDelivery delivery, DeliveryOutcome outcome, Duration took) {
      if (outcome.kind() == DeliveryOutcome.Kind.DEAD) {
        failures.increment();
      }
    }

    long failures() {
      return failures.sum();
    }
  }

  // [/listener]

  /**
   * What whoever receives a webhook does first.
   *
   * @param header the value of the header {@value WebhookSignature#HEADER}
   * @param body the body, byte by byte as it came
   * @param secret the secret that was agreed on
   * @param clock the time
   * @return whether to believe it
   */
  static boolean isGenuine(String header, byte[] body, String secret, InstantSource clock) {
    // [verify]
    boolean genuine =
        WebhookSignature.verify(header, body, secret, clock.instant(), WebhookSignature.TOLERANCE);
    // [/verify]
    return genuine;
  }

  /**
   * Sends what failed for good once more, when the reason is gone.
   *
   * @param service the back end, seen by the service
   * @param business the business
   * @param clock the time
   * @return how many
   */
  static int sendAgain(SignalCraft service, UUID business, InstantSource clock) {
    // [dead]
    List<AlertDelivery> dead = service.alertRuns().deadLetters(business);
    for (AlertDelivery letter : dead) {
      service
          .alertRuns()
          .settle(letter.id(), DeliveryOutcome.retry(clock.instant(), "sent again by hand"));
    }
    // [/dead]
    return dead.size();
  }
}
