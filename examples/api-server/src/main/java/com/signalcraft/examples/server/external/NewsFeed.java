package com.signalcraft.examples.server.external;

import com.signalcraft.error.ValidationException;
import com.signalcraft.external.ArticleContent;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Feeds of news: RSS 2.0, RSS 1.0 and Atom. Document types, and so their entities, are refused. */
final class NewsFeed {

  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final Set<String> FEEDS = Set.of("rss", "feed", "RDF");
  private static final Set<String> ENTRIES = Set.of("item", "entry");
  private static final String UNNAMED = "feed";
  private static final int DEEPEST = 100;

  private final XMLStreamReader xml;
  private final List<ArticleContent> articles = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private String source = UNNAMED;
  private String language = "en";

  private NewsFeed(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * What is in a feed.
   *
   * @param articles its articles
   * @param skipped what is wrong with those that could not be taken, a line each
   */
  record Found(List<ArticleContent> articles, List<String> skipped) {}

  /**
   * Reads a feed.
   *
   * @param content the XML
   * @return its articles
   * @throws ImportException if it is no feed
   */
  static Found read(byte[] content) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(content));
      try {
        NewsFeed feed = new NewsFeed(xml);
        feed.read();
        return new Found(feed.articles, feed.skipped);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw new ImportException("it is no feed of XML" + place(e), e);
    }
  }

  private static String place(XMLStreamException fault) {
    return fault.getLocation() == null
        ? ""
        : " (line "
            + fault.getLocation().getLineNumber()
            + ", column "
            + fault.getLocation().getColumnNumber()
            + ")";
  }

  private void read() throws XMLStreamException {
    boolean isFeed = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        throw new ImportException("a feed must not have a document type", null);
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        isFeed = isFeed || FEEDS.contains(xml.getLocalName());
        if (!isFeed) {
          break;
        }
        readOfFeed();
      }
    }
    if (!isFeed) {
      throw new ImportException("a feed must begin with an element rss, feed or RDF", null);
    }
  }

  private void readOfFeed() throws XMLStreamException {
    String name = xml.getLocalName();
    if (FEEDS.contains(name)) {
      speak(xml.getAttributeValue(XML, "lang"));
    } else if (ENTRIES.contains(name)) {
      readEntry();
    } else if (name.equals("title") && source.equals(UNNAMED)) {
      String title = FeedText.plain(text(), 200);
      source = title == null ? UNNAMED : title;
    } else if (name.equals("language")) {
      speak(text());
    }
  }

  private void speak(@Nullable String code) {
    if (code != null && code.strip().matches("[A-Za-z]{2,3}([-_].{0,20})?")) {
      language = code.strip().split("[-_]", -1)[0].toLowerCase(Locale.ROOT);
    }
  }

  private void readEntry() throws XMLStreamException {
    int line = xml.getLocation().getLineNumber();
    FeedEntry entry = new FeedEntry();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && ENTRIES.contains(xml.getLocalName())) {
        break;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        String rel = xml.getAttributeValue(null, "rel");
        String href = xml.getAttributeValue(null, "href");
        String term = xml.getAttributeValue(null, "term");
        String text = text();
        if (!name.equals("link") || rel == null || rel.equals("alternate")) {
          entry.put(name, href != null ? href : term != null ? term : text);
        }
      }
    }
    try {
      articles.add(entry.article(source, language));
    } catch (ImportException | ValidationException e) {
      skipped.add("the entry of line " + line + " " + e.getMessage());
    }
  }

  /** All text within the element that has begun, up to its end. */
  private String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0 && xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth > DEEPEST) {
            throw new ImportException("a feed must not be nested deeper than " + DEEPEST, null);
          }
          text.append(' ');
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        default -> {
          // Comments and the like.
        }
      }
    }
    return text.toString();
  }
}
