package com.signalcraft.alerting;

import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alerting.internal.Mailer;
import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotSupportedException;
import java.util.List;

/**
 * Sends each event as a mail in plain text, by Jakarta Mail. That library is optional: an
 * application that wants mail adds {@code org.eclipse.angus:angus-mail} (EPL 2.0 or EDL 1.0) to its
 * class path.
 *
 * <p>The recipients do not see one another. The {@code Message-ID} follows from the delivery, so
 * that mail programs show what is sent twice once. Line breaks and control characters in titles
 * become spaces, so no name can add a header. Where the server refuses some of the recipients, the
 * others get it and it counts as delivered. Thread-safe.
 */
public final class EmailChannel implements AlertChannel {

  private final Mailer mailer;
  private final AlertRecipients recipients;

  private EmailChannel(Mailer mailer, AlertRecipients recipients) {
    this.mailer = mailer;
    this.recipients = recipients;
  }

  /**
   * A channel called {@code email}.
   *
   * @param settings the server that takes the mail
   * @param recipients who gets it
   * @return the channel
   * @throws NotSupportedException if Jakarta Mail is not on the class path
   * @throws com.signalcraft.error.ValidationException if the sender's address is none
   */
  public static EmailChannel of(SmtpSettings settings, AlertRecipients recipients) {
    Checks.required("settings", settings);
    Checks.required("recipients", recipients);
    try {
      return new EmailChannel(new Mailer(settings), recipients);
    } catch (LinkageError | IllegalStateException absent) {
      // The latter where there is the API without an implementation.
      throw new NotSupportedException(
          "mail needs Jakarta Mail on the class path: org.eclipse.angus:angus-mail",
          FailureDetails.causedBy(absent));
    }
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public void send(AlertDelivery delivery) {
    List<String> addresses = recipients.of(delivery.businessId());
    if (!addresses.isEmpty()) {
      mailer.send(delivery, addresses);
    }
  }
}
