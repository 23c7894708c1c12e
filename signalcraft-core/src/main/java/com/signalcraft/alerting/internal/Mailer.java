package com.signalcraft.alerting.internal;

import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alerting.DeliveryFailedException;
import com.signalcraft.alerting.SmtpSettings;
import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.ValidationException;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one class that knows Jakarta Mail. Thread-safe. */
public final class Mailer {

  private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
  private static final String UTF_8 = "UTF-8";
  private static final int MOST_OF_SUBJECT = 200;

  private final SmtpSettings settings;
  private final InternetAddress from;
  private final Session session;

  /**
   * A mailer.
   *
   * @param settings the server that takes the mail
   * @throws ValidationException if the sender's address is none
   */
  public Mailer(SmtpSettings settings) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings));
    this.from =
        address(settings.from())
            .orElseThrow(
                () ->
                    new ValidationException(
                        "from",
                        "must be an e-mail address, was \""
                            + Checks.shown(settings.from())
                            + "\""));
  }

  private static Properties properties(SmtpSettings settings) {
    String timeout = Long.toString(settings.timeout().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.connectiontimeout", timeout);
    properties.setProperty("mail.smtp.timeout", timeout);
    properties.setProperty("mail.smtp.writetimeout", timeout);
    properties.setProperty("mail.smtp.sendpartial", "true");
    properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.security()) {
      case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  /** Strictly one address, without a name; empty for anything else. */
  private static Optional<InternetAddress> address(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    try {
      InternetAddress address = new InternetAddress(text, true);
      address.validate();
      return Optional.of(address);
    } catch (AddressException e) {
      LOG.debug("an e-mail address cannot be used", e);
      return Optional.empty();
    }
  }

  /**
   * Sends a mail.
   *
   * @param delivery what to send
   * @param recipients to whom, one or more
   * @throws DeliveryFailedException if nobody got it
   */
  public void send(AlertDelivery delivery, List<String> recipients) {
    List<Address> addresses = new ArrayList<>();
    for (String recipient : recipients) {
      address(recipient).ifPresent(addresses::add);
    }
    if (addresses.size() < recipients.size()) {
      LOG.warn("a recipient of business {} has no e-mail address", delivery.businessId());
    }
    if (addresses.isEmpty()) {
      throw new DeliveryFailedException(false, "none of the recipients is an e-mail address");
    }
    try {
      send(message(delivery), addresses.toArray(new Address[0]));
    } catch (SendFailedException e) {
      refused(delivery, e);
    } catch (MessagingException e) {
      throw new DeliveryFailedException(
          true, settings.host() + " did not take the mail: " + reason(e), causedBy(e));
    }
  }

  private void send(MimeMessage message, Address[] recipients) throws MessagingException {
    try (Transport transport = session.getTransport()) {
      transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
      message.saveChanges();
      transport.sendMessage(message, recipients);
    }
  }

  private void refused(AlertDelivery delivery, SendFailedException failure) {
    Address[] sent = failure.getValidSentAddresses();
    Address[] unsent = failure.getValidUnsentAddresses();
    Address[] invalid = failure.getInvalidAddresses();
    if (sent != null && sent.length > 0) {
      LOG.warn(
          "delivery {} reached {} recipients and not all: {}",
          delivery.id(),
          sent.length,
          reason(failure));
      return;
    }
    boolean allInvalid =
        invalid != null && invalid.length > 0 && (unsent == null || unsent.length == 0);
    throw new DeliveryFailedException(
        !allInvalid, settings.host() + " took no recipient", causedBy(failure));
  }

  private MimeMessage message(AlertDelivery delivery) throws MessagingException {
    AlertEvent event = delivery.event();
    MimeMessage message = new DeliveredMessage(session, delivery.id() + "@signalcraft");
    message.setFrom(from);
    // The recipients are named to the server alone.
    message.setRecipient(Message.RecipientType.TO, from);
    message.setSubject(Texts.plain(event.title(), MOST_OF_SUBJECT), UTF_8);
    message.setText(event.message() + "\n\n" + event.at() + "\n", UTF_8);
    message.setSentDate(Date.from(delivery.createdAt()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("SignalCraft-Delivery", delivery.id().toString());
    return message;
  }

  /** The kind of failure: a message of the server may repeat addresses. */
  private static String reason(MessagingException failure) {
    Exception next = failure.getNextException();
    String kind = failure.getClass().getSimpleName();
    return next == null ? kind : kind + ", " + next.getClass().getSimpleName();
  }

  private static FailureDetails causedBy(MessagingException failure) {
    return FailureDetails.causedBy(failure);
  }

  /** A message whose id is not made up anew at each attempt. */
  private static final class DeliveredMessage extends MimeMessage {

    private final String id;

    DeliveredMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }
}
