package com.signalcraft.examples.server.report;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.SignalCraft;
import com.signalcraft.examples.api.job.JobOrder;
import com.signalcraft.examples.api.job.JobWork;
import com.signalcraft.examples.report.business.BusinessPage;
import com.signalcraft.examples.report.business.BusinessReport;
import com.signalcraft.examples.report.business.BusinessView;
import com.signalcraft.examples.report.pdf.BusinessDocument;
import com.signalcraft.examples.report.pdf.Fonts;
import com.signalcraft.examples.server.file.FileStore;
import com.signalcraft.examples.server.file.FileStore.StoredFile;
import com.signalcraft.examples.server.report.ReportMail.Attachment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Makes reports. Thread-safe. */
public final class ReportWork implements JobWork {

  /** The kind of its jobs. */
  public static final String KIND = ReportOrder.KIND;

  /** What mail servers refuse is told by its link. */
  private static final int LARGEST_ATTACHMENT = 10_000_000;

  /** What is left when all has been read: laying out, keeping, sending. */
  private static final double READING = 0.7;

  private final FileStore files;
  private final ReportRights rights;
  private final BusinessDocument documents;
  private final Optional<ReportMail> mail;
  private final InstantSource clock;

  /**
   * Work.
   *
   * @param files where reports are kept
   * @param rights who may have which report
   * @param options how they are made
   * @param clock tells when
   */
  public ReportWork(
      FileStore files, ReportRights rights, ReportOptions options, InstantSource clock) {
    this.files = files;
    this.rights = rights;
    this.clock = clock;
    mail = options.mail().map(ReportMail::new);
    try {
      documents = new BusinessDocument(Fonts.with(options.fonts()));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public Object run(SignalCraft view, JobOrder job, DoubleConsumer progress) {
    ReportOrder order = ReportOrder.of(job);
    // Once more: he may have lost his rights since he asked.
    rights.require(view, order);
    Instant now = clock.instant();
    BusinessView report =
        BusinessReport.read(view, order.wish(), now, share -> progress.accept(READING * share));
    byte[] content =
        switch (order.type()) {
          case HTML -> BusinessPage.render(report).getBytes(StandardCharsets.UTF_8);
          case PDF -> documents.render(report, now);
        };
    StoredFile file =
        files.put(
            job.businessId(),
            order.type().fileName(),
            order.type().mediaType(),
            out -> out.write(content));
    progress.accept(1);
    order.emailTo().ifPresent(to -> send(to, report, order.type(), content, file));
    return object("download_url", file.url().toString(), "expires_at", file.expiresAt());
  }

  private void send(
      String to, BusinessView report, ReportType type, byte[] content, StoredFile file) {
    boolean fits = content.length <= LARGEST_ATTACHMENT;
    String text =
        report.title()
            + "\n"
            + report.subtitle()
            + "\n\n"
            + (fits
                ? "The report is attached."
                : "The report can be had until " + file.expiresAt() + " at\n" + file.url())
            + "\n";
    Optional<Attachment> attachment =
        fits
            ? Optional.of(new Attachment(type.fileName(), type.mediaType(), content))
            : Optional.empty();
    mail.orElseThrow().send(to, "Report: " + report.title(), text, attachment, clock.instant());
  }
}
