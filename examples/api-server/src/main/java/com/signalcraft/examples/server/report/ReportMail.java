package com.signalcraft.examples.server.report;

import com.signalcraft.alerting.SmtpSettings;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.TransportException;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/** Sends reports by mail. Thread-safe. */
final class ReportMail {

  private static final String UTF_8 = "UTF-8";
  private static final int LONGEST_SUBJECT = 200;

  private final SmtpSettings settings;
  private final Session session;

  ReportMail(SmtpSettings settings) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(SmtpSettings settings) {
    String timeout = Long.toString(settings.timeout().toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.connectiontimeout", timeout);
    properties.setProperty("mail.smtp.timeout", timeout);
    properties.setProperty("mail.smtp.writetimeout", timeout);
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

  /** A file that goes along; its bytes are not copied. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
  record Attachment(String name, String type, byte[] content) {}

  /**
   * Sends a mail.
   *
   * @throws TransportException if the server does not take it; its message names no address
   */
  void send(String to, String subject, String text, Optional<Attachment> attachment, Instant at) {
    try {
      MimeMessage message = new MimeMessage(session);
      message.setFrom(new InternetAddress(settings.from(), true));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
      message.setSubject(line(subject), UTF_8);
      message.setSentDate(Date.from(at));
      message.setHeader("Auto-Submitted", "auto-generated");
      if (attachment.isPresent()) {
        message.setContent(parts(text, attachment.get()));
      } else {
        message.setText(text, UTF_8);
      }
      message.saveChanges();
      try (Transport transport = session.getTransport()) {
        transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
        transport.sendMessage(message, message.getAllRecipients());
      }
    } catch (MessagingException e) {
      throw new TransportException(
          "the mail server did not take the report", FailureDetails.causedBy(e));
    }
  }

  private static MimeMultipart parts(String text, Attachment attachment) throws MessagingException {
    MimeBodyPart words = new MimeBodyPart();
    words.setText(text, UTF_8);
    MimeBodyPart file = new MimeBodyPart();
    file.setDataHandler(
        new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.type())));
    file.setFileName(attachment.name());
    return new MimeMultipart(words, file);
  }

  /** No name can add a header. */
  private static String line(String text) {
    String plain = text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    return plain.length() <= LONGEST_SUBJECT ? plain : plain.substring(0, LONGEST_SUBJECT) + "…";
  }
}
