package com.signalcraft.examples.server.report;

import static com.signalcraft.examples.server.JsonCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.alerting.SmtpSettings;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.examples.server.Eventually;
import com.signalcraft.examples.server.JsonCaller;
import com.signalcraft.examples.server.JsonCaller.Reply;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.security.Identity;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportsTest {

  private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  private static TestServer server;
  private static SignalCraft service;

  private String email = "";
  private UUID owner = new UUID(0, 0);
  private UUID shop = new UUID(0, 0);
  private JsonCaller ada = null;

  @BeforeAll
  static void start() {
    MAIL.start();
    SmtpSettings smtp =
        new SmtpSettings(
            "127.0.0.1",
            MAIL.getSmtp().getPort(),
            SmtpSettings.Security.NONE,
            null,
            null,
            "reports@signalcraft.example",
            Duration.ofSeconds(10));
    server =
        TestServer.start(
            settings -> settings.withReports(new ReportOptions(Optional.of(smtp), List.of())));
    service = server.database().signalCraft().build();
  }

  @AfterAll
  static void stop() {
    service.close();
    server.close();
    MAIL.stop();
  }

  @BeforeEach
  void makeShop() {
    email = "ada-" + UUID.randomUUID() + "@example.com";
    owner = service.users().create(NewUser.of(email)).id();
    subscribe(owner, SubscriptionTier.PRO);
    SignalCraft view = service.as(Identity.user(owner));
    shop = view.businesses().create(NewBusiness.of("Ada's Café & Ωmega <b>")).id();
    UUID revenue =
        view.sources().create(NewKpiSource.of(shop, "Revenue", KpiType.REVENUE, "EUR")).id();
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    List<KpiPoint> points = new ArrayList<>();
    for (int day = 70; day > 0; day--) {
      points.add(
          KpiPoint.of(
              revenue, today.minus(Duration.ofDays(day)), BigDecimal.valueOf(100 + day % 7)));
    }
    view.kpis().write(PointBatch.of(revenue, points));
    ada = new JsonCaller(server, server.tokenFor(owner));
  }

  private static void subscribe(UUID user, SubscriptionTier tier) {
    service.subscriptions().apply(SubscriptionChange.active(user, tier));
  }

  private Reply report(JsonCaller caller, String more) {
    return caller.post(
        "/reports/generate", json("{'business_id':'%s','template':'detailed'" + more + "}", shop));
  }

  private Reply finished(Reply started) {
    assertThat(started.status()).as(started.json().toString()).isEqualTo(202);
    String path = "/reports/" + started.text("/job_id");
    Eventually.until(
        "the report is made",
        () -> List.of("completed", "failed").contains(ada.get(path).text("/status")));
    Reply done = ada.get(path);
    assertThat(done.text("/status"))
        .as(ada.get("/jobs/" + started.text("/job_id")).json().toString())
        .isEqualTo("completed");
    return done;
  }

  @Test
  void a_report_is_made_as_a_document_that_anybody_with_its_link_can_have() throws IOException {
    Reply done = finished(report(ada, ",'type':'pdf','timeframe':'90d'"));

    Reply file = ada.download(done.text("/download_url"));
    assertThat(file.type()).isEqualTo("application/pdf");
    assertThat(Instant.parse(done.text("/expires_at"))).isAfter(Instant.now());
    try (PDDocument pdf = Loader.loadPDF(file.body())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Ada's Café & Ωmega <b>", "Revenue", "EUR", "There is no alert.");
    }
  }

  @Test
  void a_report_is_made_as_a_page_with_the_sections_that_are_wanted() {
    Reply done =
        finished(report(ada, ",'type':'html','timeframe':'7d','include_sections':['kpis','news']"));

    Reply file = ada.download(done.text("/download_url"));
    assertThat(file.type()).startsWith("text/html");
    assertThat(Jsoup.parse(new String(file.body(), StandardCharsets.UTF_8)).select("h2").eachText())
        .containsExactly("KPIs", "News");
  }

  @Test
  void what_is_not_known_is_refused_with_what_there_is() {
    Reply refused = report(ada, ",'type':'html','include_sections':['kpis','weather']");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/error/code")).isEqualTo("VALIDATION_ERROR");
    assertThat(refused.text("/error/details/field")).isEqualTo("include_sections");
    assertThat(refused.text("/error/details/issue"))
        .contains("overview, kpis, forecasts, anomalies, alerts, news");
    assertThat(report(ada, ",'type':'docx'").text("/error/details/issue")).contains("pdf, html");
    assertThat(report(ada, ",'type':'pdf','timeframe':'2y'").text("/error/details/issue"))
        .contains("7d, 30d, 90d, 1y");
  }

  @Test
  void a_free_plan_has_the_page_and_not_the_document() {
    subscribe(owner, SubscriptionTier.FREE);
    server
        .database()
        .execute("update public.user_profiles set trial_ends_at = now() - interval '1 day'");

    Reply refused = report(ada, ",'type':'pdf'");
    assertThat(refused.status()).isEqualTo(402);
    assertThat(refused.text("/error/code")).isEqualTo("SUBSCRIPTION_REQUIRED");
    finished(report(ada, ",'type':'html'"));
  }

  @Test
  void nobody_else_learns_of_a_report() {
    Reply done = finished(report(ada, ",'type':'html'"));
    UUID stranger =
        service.users().create(NewUser.of("eve-" + UUID.randomUUID() + "@example.com")).id();
    JsonCaller eve = new JsonCaller(server, server.tokenFor(stranger));

    assertThat(report(eve, ",'type':'html'").status()).isEqualTo(404);
    assertThat(eve.get("/reports/" + done.text("/job_id")).status()).isEqualTo(404);
    assertThat(eve.get("/reports/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  void it_is_sent_to_a_member_who_gets_it_along() throws MessagingException, IOException {
    int before = MAIL.getReceivedMessages().length;
    finished(report(ada, ",'type':'pdf','email_to':'" + email.replace("ada", "ADA") + "'"));

    assertThat(MAIL.getReceivedMessages()).hasSize(before + 1);
    MimeMessage mail = MAIL.getReceivedMessages()[before];
    assertThat(mail.getSubject()).isEqualTo("Report: Ada's Café & Ωmega <b>");
    assertThat(mail.getAllRecipients()).hasSize(1);
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("report.pdf");
    assertThat(parts.getBodyPart(1).getInputStream().readNBytes(5)).asString().isEqualTo("%PDF-");
  }

  @Test
  void it_is_sent_to_no_stranger() {
    Reply refused = report(ada, ",'type':'html','email_to':'eve@elsewhere.example'");

    assertThat(refused.text("/error/details/field")).isEqualTo("email_to");
    assertThat(refused.text("/error/details/issue")).contains("member of the business");
  }

  @Test
  void a_server_without_mail_says_so() {
    try (TestServer silent = TestServer.start()) {
      SignalCraft own = silent.database().signalCraft().build();
      UUID user = own.users().create(NewUser.of("grace@example.com")).id();
      UUID business =
          own.as(Identity.user(user)).businesses().create(NewBusiness.of("Grace's")).id();

      Reply refused =
          new JsonCaller(silent, silent.tokenFor(user))
              .post(
                  "/reports/generate",
                  json(
                      "{'business_id':'%s','type':'html','email_to':'grace@example.com'}",
                      business));
      own.close();

      assertThat(refused.text("/error/details/issue")).contains("sends no mail");
    }
  }
}
