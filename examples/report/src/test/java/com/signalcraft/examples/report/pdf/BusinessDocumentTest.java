package com.signalcraft.examples.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.report.business.Bakery;
import com.signalcraft.examples.report.business.ReportPeriod;
import com.signalcraft.examples.report.business.ReportTemplate;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class BusinessDocumentTest {

  private static final BusinessDocument DOCUMENTS = new BusinessDocument(Fonts.standard());

  private static PDDocument document(Bakery bakery, ReportTemplate template) throws IOException {
    byte[] pdf = DOCUMENTS.render(bakery.view(template, ReportPeriod.QUARTER), Bakery.NOW);
    return Loader.loadPDF(pdf);
  }

  private static String text(PDDocument document) throws IOException {
    return new PDFTextStripper().getText(document).replace('\u00a0', ' ').replaceAll("\\s+", " ");
  }

  @Test
  void a_document_has_what_the_page_has() throws IOException {
    try (PDDocument pdf = document(Bakery.full(), ReportTemplate.SUMMARY)) {
      assertThat(pdf.getNumberOfPages()).isBetween(2, 4);
      assertThat(text(pdf))
          .contains("Overview", "KPIs", "Anomalies", "Alerts", "News", "Page 1 of ")
          .contains("Revenue", "310 € where 1,180 € was expected", "is below 500")
          .contains("Report of 29 Aug 2026 to 26 Nov 2026 (UTC)", "Margin <b>gross</b>");
    }
  }

  @Test
  void a_detailed_one_has_the_forecast_as_a_table() throws IOException {
    try (PDDocument pdf = document(Bakery.full(), ReportTemplate.DETAILED)) {
      assertThat(text(pdf)).contains("Sat 26 Dec 2026", "In short: Flour gets dearer");
    }
  }

  @Test
  void no_character_is_lost_in_silence() throws IOException {
    try (PDDocument pdf = document(Bakery.full(), ReportTemplate.SUMMARY)) {
      assertThat(text(pdf))
          .contains("Åström & Ωμέγα Пекарня </h1><img src=http://127.0.0.1:1/x onerror=alert(1)>")
          .contains("[U+9762][U+5305]", "characters are in none of the fonts")
          .doesNotContain("#");
    }
  }

  @Test
  void a_document_is_tagged_titled_and_in_a_language() throws IOException {
    try (PDDocument pdf = document(Bakery.full(), ReportTemplate.SUMMARY)) {
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
      assertThat(pdf.getDocumentInformation().getTitle()).startsWith(Bakery.NAME);
    }
  }

  @Test
  void a_business_without_anything_has_a_document_too() throws IOException {
    try (PDDocument pdf = document(Bakery.empty(), ReportTemplate.DETAILED)) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(text(pdf)).contains("There is no active KPI yet.");
    }
  }
}
