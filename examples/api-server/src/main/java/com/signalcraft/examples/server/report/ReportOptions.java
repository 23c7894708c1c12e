package com.signalcraft.examples.server.report;

import com.signalcraft.alerting.SmtpSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How reports are made.
 *
 * @param mail the server that takes mail; empty where reports are sent to nobody
 * @param fonts TrueType files for the scripts that Roboto lacks, for documents, asked in this order
 */
public record ReportOptions(Optional<SmtpSettings> mail, List<Path> fonts) {

  /** Copies the list, and checks that each font is there. */
  public ReportOptions {
    fonts = List.copyOf(fonts);
    for (Path font : fonts) {
      if (!Files.isReadable(font)) {
        throw new IllegalArgumentException("the font " + font + " cannot be read");
      }
    }
  }

  /** No mail, and no font but Roboto. */
  public static ReportOptions defaults() {
    return new ReportOptions(Optional.empty(), List.of());
  }
}
