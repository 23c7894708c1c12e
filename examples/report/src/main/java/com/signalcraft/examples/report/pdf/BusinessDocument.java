package com.signalcraft.examples.report.pdf;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import com.signalcraft.examples.report.Resources;
import com.signalcraft.examples.report.business.BusinessView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.fop.apps.EnvironmentalProfileFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.FopFactoryBuilder;
import org.apache.fop.apps.io.ResourceResolverFactory;
import org.apache.fop.configuration.ConfigurationException;
import org.apache.fop.configuration.DefaultConfigurationBuilder;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** Lays the report of a business out as a tagged PDF document of A4 pages. Thread-safe. */
public final class BusinessDocument {

  private static final String TEMPLATE = Resources.text("pdf/business.fo.mustache");

  private final Fonts fonts;
  private final FopFactory factory;

  /**
   * Documents in some fonts.
   *
   * @param fonts the fonts
   */
  public BusinessDocument(Fonts fonts) {
    this.fonts = fonts;
    this.factory = factory(fonts);
  }

  private static FopFactory factory(Fonts fonts) {
    NoResources resources = new NoResources(fonts);
    // Looks for no fonts on the machine and keeps no cache of them.
    FopFactoryBuilder builder =
        new FopFactoryBuilder(
            EnvironmentalProfileFactory.createRestrictedIO(NoResources.BASE, resources));
    builder.setAccessibility(true);
    // Roboto's scripts need no shaping, which costs time; those of other fonts may.
    builder.setComplexScriptFeatures(fonts.hasOthers());
    builder.setStrictFOValidation(true);
    try {
      StringBuilder config =
          new StringBuilder("<fop version=\"1.0\"><renderers><renderer mime=\"application/pdf\">")
              .append("<fonts>");
      for (Fonts.Font font : fonts.all()) {
        config.append("<font embed-url=\"" + font.file() + "\" kerning=\"yes\">");
        config.append(
            "<font-triplet name=\""
                + font.family()
                + "\" style=\"normal\" weight=\""
                + font.weight()
                + "\"/></font>");
      }
      config.append("</fonts></renderer></renderers></fop>");
      builder.setConfiguration(
          new DefaultConfigurationBuilder()
              .build(new ByteArrayInputStream(config.toString().getBytes(StandardCharsets.UTF_8))));
    } catch (ConfigurationException e) {
      throw new IllegalStateException("the configuration is a constant", e);
    }
    FopFactory factory = builder.build();
    factory
        .getFontManager()
        .setResourceResolver(
            ResourceResolverFactory.createInternalResourceResolver(NoResources.BASE, resources));
    return factory;
  }

  /**
   * Writes a document.
   *
   * @param view what it shows
   * @param at when it is made
   * @return the PDF
   */
  public byte[] render(BusinessView view, Instant at) {
    PdfText text = new PdfText(fonts);
    Template template =
        Mustache.compiler().emptyStringIsFalse(true).withEscaper(text).compile(TEMPLATE);
    StringWriter fo = new StringWriter();
    template.execute(view, Map.of("fonts", fonts.families(), "note", new Note(text)), fo);
    FOUserAgent agent = factory.newFOUserAgent();
    agent.setTitle(view.title() + " – " + view.subtitle());
    agent.setProducer("SignalCraft");
    agent.setCreator("SignalCraft");
    agent.setCreationDate(Date.from(at));
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try {
      XMLReader reader = reader();
      reader.setContentHandler(factory.newFop("application/pdf", agent, pdf).getDefaultHandler());
      reader.parse(new InputSource(new StringReader(fo.toString())));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalStateException("the document cannot be laid out", e);
    }
    return pdf.toByteArray();
  }

  /** Whatever a text brings along, no entity is resolved. */
  private static XMLReader reader() throws SAXException, ParserConfigurationException {
    SAXParserFactory parsers = SAXParserFactory.newInstance();
    parsers.setNamespaceAware(true);
    parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return parsers.newSAXParser().getXMLReader();
  }

  /** What has to be said of the characters, asked for when all else is written. */
  record Note(PdfText text) {
    boolean isNeeded() {
      return text.missing() > 0;
    }

    int count() {
      return text.missing();
    }
  }
}
