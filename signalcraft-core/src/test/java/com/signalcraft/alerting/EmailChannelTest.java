package com.signalcraft.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.signalcraft.error.ValidationException;
import jakarta.mail.internet.MimeMessage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EmailChannelTest {

  private static final String FROM = "alerts@example.com";

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void start() {
    server.setUser("sender", "sender", "the-password");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void an_event_is_a_mail_in_plain_text() throws Exception {
    channel("ada@example.com").send(Events.delivery());

    MimeMessage mail = only();
    assertThat(mail.getFrom()[0]).hasToString(FROM);
    assertThat(mail.getSubject()).isEqualTo("Revenue is high");
    assertThat(mail.getContent().toString().strip())
        .isEqualToNormalizingNewlines("avg over 1h is 12.5, above 10\n\n2026-03-15T10:20:30Z");
    assertThat(mail.getContentType()).startsWith("text/plain");
    assertThat(mail.getSentDate()).isEqualTo(Events.AT.plusSeconds(7));
    assertThat(mail.getMessageID()).isEqualTo("<" + Events.DELIVERY + "@signalcraft>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @Test
  void recipients_do_not_see_one_another() throws Exception {
    channel("ada@example.com", "bob@example.com").send(Events.delivery());

    assertThat(server.getReceivedMessages()).hasSize(2);
    for (MimeMessage mail : server.getReceivedMessages()) {
      String headers = headers(mail);
      assertThat(headers).doesNotContain("ada@example.com", "bob@example.com");
      assertThat(mail.getAllRecipients()).hasSize(1);
    }
  }

  @Test
  void a_name_cannot_add_a_header_or_end_the_headers() throws Exception {
    channel("ada@example.com")
        .send(
            Events.delivery(
                "High\r\nBcc: eve@example.com\r\n\r\nforged", "It is 12.\r\n.\r\nQUIT\r\n"));

    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("High Bcc: eve@example.com forged");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getContent().toString()).contains("It is 12.", "QUIT");
  }

  @Test
  void titles_and_messages_of_any_script_arrive() throws Exception {
    channel("ada@example.com").send(Events.delivery("Umsatz über 10 € 🚨", "平均 12.5"));

    assertThat(only().getSubject()).isEqualTo("Umsatz über 10 € 🚨");
    assertThat(only().getContent().toString()).startsWith("平均 12.5");
  }

  @Test
  void addresses_that_are_none_do_not_keep_it_from_the_others() {
    channel("no address", "bob@example.com\r\nRCPT TO:<eve@example.com>", "ada@example.com")
        .send(Events.delivery());

    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void without_any_address_it_fails_for_good_and_without_recipients_there_is_nothing_to_do() {
    DeliveryFailedException failure =
        catchThrowableOfType(
            DeliveryFailedException.class, () -> channel("none").send(Events.delivery()));
    assertThat(failure.retryable()).isFalse();

    assertThatCode(() -> channel().send(Events.delivery())).doesNotThrowAnyException();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void who_cannot_sign_in_is_told_and_tried_again_without_the_password_in_the_message() {
    EmailChannel wrong =
        EmailChannel.of(
            settings(server.getSmtp().getPort(), "sender", "a-wrong-password"),
            business -> List.of("ada@example.com"));

    DeliveryFailedException failure =
        catchThrowableOfType(DeliveryFailedException.class, () -> wrong.send(Events.delivery()));

    assertThat(failure.retryable()).isTrue();
    assertThat(failure.getMessage())
        .startsWith("127.0.0.1 did not take the mail: AuthenticationFailedException")
        .doesNotContain("password");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_server_that_is_down_is_tried_again() {
    int port = server.getSmtp().getPort();
    server.stop();
    EmailChannel channel =
        EmailChannel.of(settings(port, null, null), business -> List.of("ada@example.com"));

    DeliveryFailedException failure =
        catchThrowableOfType(DeliveryFailedException.class, () -> channel.send(Events.delivery()));

    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void where_tls_is_asked_for_nothing_is_sent_without() {
    SmtpSettings settings =
        new SmtpSettings(
            "127.0.0.1",
            server.getSmtp().getPort(),
            SmtpSettings.Security.STARTTLS,
            null,
            null,
            FROM,
            Duration.ofSeconds(5));
    EmailChannel channel = EmailChannel.of(settings, business -> List.of("ada@example.com"));

    assertThatExceptionOfType(DeliveryFailedException.class)
        .isThrownBy(() -> channel.send(Events.delivery()));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void settings_are_checked_and_do_not_show_the_password() {
    for (String from : List.of("no address", "a@example.com\r\nX: y", "a@example.com, b@c.de")) {
      assertThatExceptionOfType(ValidationException.class)
          .isThrownBy(
              () ->
                  EmailChannel.of(
                      new SmtpSettings(
                          "host",
                          25,
                          SmtpSettings.Security.NONE,
                          null,
                          null,
                          from,
                          Duration.ofSeconds(1)),
                      business -> List.of()))
          .satisfies(error -> assertThat(error.field()).isEqualTo("from"));
    }
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> settings(25, "sender", null))
        .satisfies(error -> assertThat(error.field()).isEqualTo("password"));
    assertThat(SmtpSettings.submission("host", "sender", "the-password", FROM).toString())
        .doesNotContain("the-password");
  }

  @Test
  void without_the_library_the_error_says_what_to_add() throws Exception {
    URL[] classPath = {
      EmailChannel.class.getProtectionDomain().getCodeSource().getLocation(),
      org.slf4j.Logger.class.getProtectionDomain().getCodeSource().getLocation()
    };
    try (URLClassLoader alone =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      Class<?> settings = alone.loadClass(SmtpSettings.class.getName());
      Class<?> recipients = alone.loadClass(AlertRecipients.class.getName());
      Object server =
          settings
              .getMethod("submission", String.class, String.class, String.class, String.class)
              .invoke(null, "host", "user", "password", FROM);
      Object nobody =
          Proxy.newProxyInstance(
              alone, new Class<?>[] {recipients}, (proxy, method, arguments) -> List.of());

      assertThatThrownBy(
              () ->
                  alone
                      .loadClass(EmailChannel.class.getName())
                      .getMethod("of", settings, recipients)
                      .invoke(null, server, nobody))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .hasMessageContaining("needs Jakarta Mail on the class path");
    }
  }

  private EmailChannel channel(String... recipients) {
    return EmailChannel.of(
        settings(server.getSmtp().getPort(), "sender", "the-password"),
        business -> Arrays.asList(recipients));
  }

  private static SmtpSettings settings(int port, String user, String password) {
    return new SmtpSettings(
        "127.0.0.1", port, SmtpSettings.Security.NONE, user, password, FROM, Duration.ofSeconds(5));
  }

  private MimeMessage only() {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  private static String headers(MimeMessage mail) throws Exception {
    StringBuilder all = new StringBuilder();
    for (Enumeration<String> lines = mail.getAllHeaderLines(); lines.hasMoreElements(); ) {
      String line = lines.nextElement();
      if (!line.startsWith("Received")) {
        all.append(line).append('\n');
      }
    }
    return all.toString();
  }
}
