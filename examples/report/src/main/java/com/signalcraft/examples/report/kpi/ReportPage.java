package com.signalcraft.examples.report.kpi;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import com.signalcraft.examples.report.analysis.Analysis;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** Lays a report out as one HTML page without any reference to elsewhere. */
public final class ReportPage {

  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");
  // A template must name only what there is; a blank text counts as absent.
  private static final Template TEMPLATE =
      Mustache.compiler()
          .emptyStringIsFalse(true)
          .escapeHTML(true)
          .compile(resource("report.mustache"));

  private ReportPage() {}

  /**
   * Writes the page.
   *
   * @param analysis what it tells
   * @return the HTML
   */
  public static String render(Analysis analysis) {
    StringWriter out = new StringWriter();
    TEMPLATE.execute(
        ViewBuilder.build(analysis),
        Map.of("style", STYLE, "script", SCRIPT, "policy", policy()),
        out);
    return out.toString();
  }

  /** Lets the browser load nothing and run nothing but the page's own style and script. */
  private static String policy() {
    return "default-src 'none'; style-src '"
        + hash(STYLE)
        + "'; script-src '"
        + hash(SCRIPT)
        + "'; base-uri 'none'; form-action 'none'";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + name, e);
    }
  }
}
