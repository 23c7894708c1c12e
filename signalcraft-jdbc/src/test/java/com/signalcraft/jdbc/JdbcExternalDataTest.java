package com.signalcraft.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.ValidationException;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.MarketQuote;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.external.WeatherObservation;
import com.signalcraft.external.WeatherReading;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the contract kit does not ask of news, weather and prices. */
class JdbcExternalDataTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private static TestDatabase database;
  private static JdbcSignalCraft service;

  @BeforeAll
  static void connect() {
    database = TestDatabase.create();
    service = database.signalCraft().build();
  }

  @AfterAll
  static void close() {
    service.close();
    database.close();
  }

  @Test
  void a_batch_of_any_length_is_saved_row_by_row_and_a_later_one_replaces_an_earlier_one() {
    String url = "https://example.com/long";
    List<ArticleContent> batch = new ArrayList<>();
    batch.add(article("First", "a ".repeat(400_000), url, NOON));
    for (int i = 0; i < 5; i++) {
      batch.add(article("No. " + i, "b ".repeat(400_000), null, NOON.plusSeconds(i)));
    }
    batch.add(article("Last", null, url, NOON.plusSeconds(9)));

    List<NewsArticle> saved = service.news().save(batch);

    assertThat(saved).hasSize(7);
    assertThat(saved.get(0)).isEqualTo(saved.get(6));
    assertThat(saved.subList(1, 7)).extracting(NewsArticle::content).isEqualTo(batch.subList(1, 7));
    assertThat(
            database.value("select count(*) from public.news_articles where url = '" + url + "'"))
        .isEqualTo("1");
  }

  @Test
  void all_of_a_batch_is_saved_or_nothing() {
    List<ArticleContent> batch = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      batch.add(article("Kept by nobody", "c ".repeat(400_000), null, NOON));
    }
    batch.add(mood("Kept by nobody", OpenEnum.parse(SentimentLabel.class, "mixed")));

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> service.news().save(batch))
        .withMessageContaining("sentiment_label");
    assertThat(
            database.value(
                "select count(*) from public.news_articles where title = 'Kept by nobody'"))
        .isEqualTo("0");
  }

  @Test
  void an_article_that_moves_to_another_year_keeps_its_id_and_is_found_there_alone() {
    String url = "https://example.com/moved";
    NewsArticle first = save(article("Moved", null, url, NOON));
    Instant before = Instant.parse("2019-07-01T00:00:00Z");

    NewsArticle second = save(article("Moved", null, url, before));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.createdAt()).isEqualTo(first.createdAt());
    assertThat(service.news().list(text("moved"), PageRequest.first()).items())
        .containsExactly(second);
  }

  @ParameterizedTest
  @CsvSource({
    "Café zum Löwen, CAFÉ löwen",
    "Ζαχαροπλαστείο στην Αθήνα, αθήνα",
    "हिन्दी समाचार, हिन्दी",
    "価格は上昇、明日も, 明日も",
    "𐐀𐐁 opens, 𐐀𐐁",
    "Semi-detached (3rd), 3rd detached"
  })
  void words_of_any_script_are_found_as_they_are_written(String title, String search) {
    NewsArticle saved = save(article(title, null, null, NOON));
    NewsArticle inContent = save(article("Title", title, null, NOON.plusSeconds(1)));
    NewsArticle tagged = save(tagged("Title", title));

    assertThat(service.news().list(text(search), PageRequest.first()).items())
        .contains(saved, inContent)
        .doesNotContain(tagged);
    assertThat(
            service
                .news()
                .list(
                    new NewsQuery(TimeRange.ALL, null, List.of("none", title), null),
                    PageRequest.first())
                .items())
        .containsExactly(tagged);
  }

  @Test
  void a_text_without_a_word_finds_every_article() {
    NewsArticle saved = save(article("Any", null, null, NOON));

    assertThat(service.news().list(text("?!"), PageRequest.ofSize(10_000)).items()).contains(saved);
  }

  @Test
  void what_is_searched_for_is_never_a_pattern() {
    save(article("Plain", null, null, NOON));

    assertThat(service.news().list(text("pl.*n"), PageRequest.first()).items()).isEmpty();
    assertThat(service.news().list(text("pla%"), PageRequest.first()).items()).isEmpty();
  }

  @Test
  void numbers_and_instants_are_kept_to_the_last_digit_that_the_database_has() {
    Instant fine = NOON.plusNanos(123_456_789);
    BigDecimal price = new BigDecimal("12345678901234567890.01234567890123456789000");
    BigDecimal degrees = new BigDecimal("-3.50");

    MarketQuote quote = service.market().save(List.of(MarketPrice.of("FINE", fine, price))).get(0);
    WeatherObservation observation = service.weather().save(List.of(reading(fine, degrees))).get(0);

    assertThat(quote.price().price()).isEqualTo(price);
    assertThat(quote.price().timestamp()).isEqualTo(NOON.plusNanos(123_456_000));
    assertThat(observation.reading().temperature()).isEqualTo(degrees);
    assertThat(observation.reading().timestamp()).isEqualTo(NOON.plusNanos(123_456_000));
  }

  @Test
  void the_last_of_a_batch_for_one_place_and_time_counts() {
    List<WeatherObservation> saved =
        service
            .weather()
            .save(
                List.of(
                    reading(NOON, BigDecimal.ONE),
                    reading(NOON.plusSeconds(1), BigDecimal.TEN),
                    reading(NOON, BigDecimal.ZERO)));

    assertThat(saved.get(0)).isEqualTo(saved.get(2));
    assertThat(saved)
        .extracting(each -> each.reading().temperature())
        .containsExactly(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ZERO);
  }

  @Test
  void a_cursor_is_held_to_the_range_of_its_list() {
    save(article("Paged", null, null, NOON));
    save(article("Paged", null, null, NOON.plusSeconds(1)));
    service
        .market()
        .save(
            List.of(
                MarketPrice.of("PAGED", NOON, BigDecimal.ONE),
                MarketPrice.of("PAGED", NOON.plusSeconds(1), BigDecimal.ONE)));
    TimeRange past = TimeRange.of(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    String ofNews = service.news().list(text("paged"), PageRequest.ofSize(1)).nextCursor();
    String ofMarket =
        service.market().list("PAGED", TimeRange.ALL, PageRequest.ofSize(1)).nextCursor();

    assertInvalidCursor(
        ofNews,
        page -> service.news().list(new NewsQuery(past, null, List.of(), null), page).items());
    assertInvalidCursor(ofMarket, page -> service.market().list("PAGED", past, page).items());
    assertInvalidCursor(
        ofMarket, page -> service.weather().list("Town", "Country", past, page).items());
  }

  private static void assertInvalidCursor(
      @Nullable String cursor, Function<PageRequest, List<?>> list) {
    assertThat(cursor).isNotNull();
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> list.apply(PageRequest.first().after(cursor)))
        .satisfies(error -> assertThat(error.field()).isEqualTo("cursor"));
  }

  private static NewsArticle save(ArticleContent content) {
    return service.news().save(List.of(content)).get(0);
  }

  private static NewsQuery text(String words) {
    return new NewsQuery(TimeRange.ALL, null, List.of(), words);
  }

  private static ArticleContent article(
      String title, @Nullable String content, @Nullable String url, Instant at) {
    return new ArticleContent(
        title,
        content,
        null,
        url,
        "The Gazette",
        null,
        at,
        null,
        List.of(),
        null,
        null,
        null,
        "en");
  }

  private static ArticleContent tagged(String title, String keyword) {
    return new ArticleContent(
        title,
        null,
        null,
        null,
        "The Gazette",
        null,
        NOON,
        null,
        List.of(keyword),
        null,
        null,
        null,
        "en");
  }

  private static ArticleContent mood(String title, OpenEnum<SentimentLabel> mood) {
    return new ArticleContent(
        title,
        null,
        null,
        null,
        "The Gazette",
        null,
        NOON,
        null,
        List.of(),
        null,
        mood,
        null,
        "en");
  }

  private static WeatherReading reading(Instant at, BigDecimal temperature) {
    return new WeatherReading(
        Location.of("Fine Town", "Norway"), at, temperature, null, null, null, null, null, null);
  }
}
