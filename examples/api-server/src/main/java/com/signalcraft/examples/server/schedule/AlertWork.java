package com.signalcraft.examples.server.schedule;

import com.signalcraft.SignalCraft;
import com.signalcraft.alerting.AlertRecipients;
import com.signalcraft.alerting.AlertScheduler;
import com.signalcraft.alerting.EmailChannel;
import com.signalcraft.alerting.LogChannel;
import com.signalcraft.alerting.SchedulerListener;
import com.signalcraft.alerting.SchedulerOptions;
import com.signalcraft.alerting.WebhookChannel;

/** Evaluates alerts and tells of them by the channels that are set up. Stateless. */
final class AlertWork {

  private AlertWork() {}

  static AlertScheduler scheduler(
      SignalCraft service, ScheduleOptions options, SchedulerListener listener) {
    AlertScheduler.Builder builder =
        AlertScheduler.builder(service)
            .channel(new LogChannel())
            .listener(listener)
            .options(
                SchedulerOptions.defaults()
                    .withPause(options.alertPause())
                    .withGrouping(options.alertGrouping()));
    options.webhook().ifPresent(target -> builder.channel(WebhookChannel.to(target).build()));
    options
        .smtp()
        .ifPresent(
            server -> builder.channel(EmailChannel.of(server, AlertRecipients.members(service))));
    return builder.build();
  }
}
