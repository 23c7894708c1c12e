package com.signalcraft.examples.server.external;

import com.signalcraft.external.ArticleContent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An entry of a feed while it is being read; what comes first counts. Not thread-safe. */
final class FeedEntry {

  private static final Pattern WEB = Pattern.compile("https?://[\\x21-\\x7e]+");
  private static final int MOST_KEYWORDS = 100;

  private @Nullable String title;
  private @Nullable String link;
  private @Nullable String published;
  private @Nullable String updated;
  private @Nullable String summary;
  private @Nullable String author;
  private final List<String> keywords = new ArrayList<>();

  void put(String element, String raw) {
    switch (element) {
      case "title" -> title = title == null ? FeedText.plain(raw, 1_000) : title;
      case "link" -> link = link == null && WEB.matcher(raw.strip()).matches() ? raw.strip() : link;
      case "pubDate", "published", "date" ->
          published = published == null ? raw.strip() : published;
      case "updated" -> updated = updated == null ? raw.strip() : updated;
      case "description", "summary", "encoded", "content" ->
          summary = summary == null ? FeedText.plain(raw, 10_000) : summary;
      case "author", "creator" -> author = author == null ? FeedText.plain(raw, 200) : author;
      case "category" -> addKeyword(FeedText.plain(raw, 100));
      default -> {
        // Whatever else there is, such as pictures.
      }
    }
  }

  private void addKeyword(@Nullable String word) {
    if (word != null && keywords.size() < MOST_KEYWORDS && !keywords.contains(word)) {
      keywords.add(word);
    }
  }

  /**
   * The article.
   *
   * @throws ImportException if something that it needs is missing
   */
  ArticleContent article(String source, String language) {
    String headline = title;
    String address = link;
    String date = published == null ? updated : published;
    if (headline == null) {
      throw new ImportException("has no title", null);
    } else if (address == null) {
      // By its address an article is known when it comes again.
      throw new ImportException("has no link that begins with http:// or https://", null);
    } else if (date == null) {
      throw new ImportException("has no date", null);
    }
    return new ArticleContent(
        headline,
        null,
        summary,
        address,
        source,
        author,
        time(date),
        null,
        keywords,
        null,
        null,
        null,
        language);
  }

  /** As RFC 1123 has it, or RFC 3339. */
  private static Instant time(String text) {
    try {
      return Character.isDigit(text.charAt(0)) && text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : ZonedDateTime.parse(zone(text), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException | StringIndexOutOfBoundsException e) {
      throw new ImportException(
          "has a date that cannot be read, such as Thu, 15 Jan 2026 10:30:00 GMT", e);
    }
  }

  private static String zone(String text) {
    return text.replaceFirst(" (UTC|UT|Z)$", " GMT")
        .replaceFirst(" EST$", " -0500")
        .replaceFirst(" EDT$", " -0400")
        .replaceFirst(" PST$", " -0800")
        .replaceFirst(" PDT$", " -0700");
  }
}
