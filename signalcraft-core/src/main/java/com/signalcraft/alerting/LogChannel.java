package com.signalcraft.alerting;

import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alerting.internal.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes each event as one line to the log of this class, by slf4j: what is over at level INFO, all
 * else at WARN. Line breaks and control characters become spaces, so that no name can forge a line.
 * Thread-safe.
 */
public final class LogChannel implements AlertChannel {

  private static final Logger LOG = LoggerFactory.getLogger(LogChannel.class);
  private static final int MOST_OF_TITLE = 200;
  private static final int MOST_OF_MESSAGE = 1_000;

  /** A channel called {@code log}. */
  public LogChannel() {}

  @Override
  public String name() {
    return "log";
  }

  @Override
  public void send(AlertDelivery delivery) {
    boolean over = delivery.event().change().is(AlertChange.RESOLVED);
    LOG.atLevel(over ? Level.INFO : Level.WARN).log(() -> line(delivery));
  }

  static String line(AlertDelivery delivery) {
    AlertEvent event = delivery.event();
    return Texts.plain(event.change().value(), MOST_OF_TITLE)
        + " at "
        + event.at()
        + " in business "
        + delivery.businessId()
        + ": "
        + Texts.plain(event.title(), MOST_OF_TITLE)
        + ": "
        + Texts.plain(event.message(), MOST_OF_MESSAGE);
  }
}
