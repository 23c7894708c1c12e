package com.signalcraft.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.common.Location;
import com.signalcraft.testing.RecordCheck;
import com.signalcraft.testing.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ExternalValuesTest {

  private static final Instant TOO_EARLY = Instant.EPOCH.minusNanos(1);
  private static final Instant TOO_LATE = Instant.parse("2100-01-01T00:00:00Z");

  @TestFactory
  Stream<DynamicTest> articles() {
    RecordCheck check = RecordCheck.of(Samples.article());
    return Stream.of(
        check.takes("title", "x".repeat(1_000)),
        check.refuses("title", "x".repeat(1_001), "at most 1000"),
        check.refuses("title", " ", "blank"),
        check.takes("content", "x".repeat(1_000_000)),
        check.refuses("content", "x".repeat(1_000_001), "at most 1000000"),
        check.takes("summary", "x".repeat(10_000)),
        check.refuses("summary", "x".repeat(10_001), "at most 10000"),
        check.takes("url", "x".repeat(2_000)),
        check.refuses("url", "x".repeat(2_001), "at most 2000"),
        check.refuses("url", " ", "blank"),
        check.takes("source", "x".repeat(200)),
        check.refuses("source", "x".repeat(201), "at most 200"),
        check.refuses("source", "", "blank"),
        check.takes("author", "x".repeat(200)),
        check.refuses("author", "x".repeat(201), "at most 200"),
        check.takes("publishedAt", Instant.EPOCH),
        check.refuses("publishedAt", TOO_EARLY, "from 1970 to 2099"),
        check.refuses("publishedAt", TOO_LATE, "from 1970 to 2099"),
        check.takes("keywords", List.of()),
        check.takes("keywords", Collections.nCopies(100, "x".repeat(100))),
        check.refuses("keywords", Collections.nCopies(101, "x"), "between 0 and 100, was 101"),
        check.refuses("keywords", List.of("x".repeat(101)), "at most 100"),
        check.refuses("keywords", List.of("x", " "), "blank"),
        check.takes("sentimentScore", new BigDecimal("-1")),
        check.takes("sentimentScore", new BigDecimal("1.0")),
        check.refuses("sentimentScore", new BigDecimal("99"), "between -1 and 1, was 99"),
        check.refuses("sentimentScore", new BigDecimal("-1.01"), "between -1 and 1"),
        check.takes("relevanceScore", new BigDecimal("0")),
        check.takes("relevanceScore", new BigDecimal("1")),
        check.refuses("relevanceScore", new BigDecimal("-0.01"), "between 0 and 1"),
        check.refuses("relevanceScore", new BigDecimal("1.01"), "between 0 and 1"),
        check.takes("language", "x".repeat(20)),
        check.refuses("language", "x".repeat(21), "at most 20"),
        check.refuses("language", " ", "blank"));
  }

  @Test
  void an_article_of_which_only_the_essentials_are_known() {
    assertThat(ArticleContent.of("Title", "The Gazette", Samples.AT))
        .isEqualTo(
            new ArticleContent(
                "Title",
                null,
                null,
                null,
                "The Gazette",
                null,
                Samples.AT,
                null,
                List.of(),
                null,
                null,
                null,
                "en"));
  }

  @TestFactory
  Stream<DynamicTest> queries() {
    RecordCheck check = RecordCheck.of(NewsQuery.ALL);
    return Stream.of(
        check.takes("keywords", Collections.nCopies(100, "x")),
        check.refuses("keywords", Collections.nCopies(101, "x"), "between 0 and 100, was 101"),
        check.takes("text", "x".repeat(1_000)),
        check.refuses("text", "x".repeat(1_001), "at most 1000"),
        check.refuses("text", " ", "blank"));
  }

  @TestFactory
  Stream<DynamicTest> prices() {
    RecordCheck check = RecordCheck.of(Samples.marketPrice());
    BigDecimal tooLarge = new BigDecimal("1e50");
    BigDecimal negative = new BigDecimal("-0.01");
    return Stream.of(
        check.takes("symbol", "x".repeat(50)),
        check.refuses("symbol", "x".repeat(51), "at most 50"),
        check.refuses("symbol", " ", "blank"),
        check.takes("timestamp", Instant.EPOCH),
        check.refuses("timestamp", TOO_EARLY, "from 1970 to 2099"),
        check.refuses("timestamp", TOO_LATE, "from 1970 to 2099"),
        check.takes("price", negative),
        check.refuses("price", tooLarge, "at most 50 digits"),
        check.takes("volume", BigDecimal.ZERO),
        check.refuses("volume", negative, "must not be negative, was -0.01"),
        check.refuses("volume", tooLarge, "at most 50 digits"),
        check.takes("change24h", negative),
        check.refuses("change24h", tooLarge, "at most 50 digits"),
        check.takes("marketCap", BigDecimal.ZERO),
        check.refuses("marketCap", negative, "must not be negative, was -0.01"),
        check.refuses("marketCap", tooLarge, "at most 50 digits"),
        check.takes("source", "x".repeat(200)),
        check.refuses("source", "x".repeat(201), "at most 200"),
        check.refuses("source", " ", "blank"));
  }

  @Test
  void a_price_from_the_default_source() {
    assertThat(MarketPrice.of("USD/EUR", Samples.AT, BigDecimal.ONE))
        .isEqualTo(
            new MarketPrice(
                "USD/EUR", Samples.AT, BigDecimal.ONE, null, null, null, "exchangerate-api"));
  }

  @TestFactory
  Stream<DynamicTest> weather() {
    RecordCheck check = RecordCheck.of(Samples.weather());
    Location noCity = new Location(null, null, "Norway", null, null, null);
    Location noCountry = new Location("Oslo", null, null, null, null, null);
    Stream<DynamicTest> place =
        Stream.of(
            check.refuses("location", noCity, "location.city", "is required"),
            check.refuses("location", noCountry, "location.country", "is required"),
            check.refuses("location", Location.of(" ", "Norway"), "location.city", "blank"),
            check.refuses("location", Location.of("Oslo", ""), "location.country", "blank"),
            check.takes("timestamp", Instant.EPOCH),
            check.refuses("timestamp", TOO_EARLY, "from 1970 to 2099"),
            check.refuses("timestamp", TOO_LATE, "from 1970 to 2099"),
            check.takes("conditions", "x".repeat(100)),
            check.takes("conditions", ""),
            check.refuses("conditions", "x".repeat(101), "at most 100"));
    Stream<DynamicTest> numbers =
        Stream.of(
                bounds(check, "temperature", "-150", "100"),
                bounds(check, "humidity", "0", "100"),
                bounds(check, "pressure", "0", "2000"),
                bounds(check, "windSpeed", "0", "1000"),
                bounds(check, "visibility", "0", "1000"),
                bounds(check, "uvIndex", "0", "50"))
            .flatMap(tests -> tests);
    return Stream.concat(place, numbers);
  }

  private static Stream<DynamicTest> bounds(
      RecordCheck check, String component, String least, String greatest) {
    BigDecimal min = new BigDecimal(least);
    BigDecimal max = new BigDecimal(greatest);
    BigDecimal step = new BigDecimal("0.001");
    String issue = "must be between " + least + " and " + greatest;
    return Stream.of(
        check.takes(component, min),
        check.takes(component, max),
        check.refuses(component, min.subtract(step), issue),
        check.refuses(component, max.add(step), issue));
  }
}
