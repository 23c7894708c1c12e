package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.common.Location;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.ValidationException;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.external.SentimentLabel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** News. Every test finds its own articles by a word that no other test has. */
abstract class NewsContract extends ContractArea {

  private String word;
  private Instant at;

  @BeforeEach
  void chooseWord() {
    word = "w" + UUID.randomUUID().toString().replace("-", "");
    at = midnight(2);
  }

  @Test
  void an_article_is_kept_as_it_was_given() {
    ArticleContent content =
        new ArticleContent(
            "Harbour " + word,
            "The harbour is open.",
            "Open.",
            "https://example.com/" + word,
            "The Gazette",
            "A. Writer",
            at,
            Location.of("Hamburg", "Germany"),
            List.of("harbour", "trade"),
            number("0.75"),
            OpenEnum.of(SentimentLabel.POSITIVE),
            number("0.5"),
            "de");

    NewsArticle saved = save(content);

    assertThat(saved.content()).isEqualTo(content);
    assertThat(saved.createdAt()).isBetween(now().minusSeconds(60), now());
    assertThat(list(query(word))).containsExactly(saved);
  }

  @Test
  void an_article_whose_address_is_known_replaces_it_and_keeps_its_id() {
    NewsArticle first = save(article("Old " + word, "https://example.com/" + word, at));

    NewsArticle second = save(article("New " + word, "https://example.com/" + word, at));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(list(query(word))).containsExactly(second);
  }

  @Test
  void articles_without_an_address_never_replace_one_another() {
    NewsArticle first = save(article("Same " + word, null, at));
    NewsArticle second = save(article("Same " + word, null, at.plusSeconds(1)));

    assertThat(list(query(word))).containsExactly(second, first);
  }

  @Test
  void the_newest_comes_first_page_by_page() {
    List<ArticleContent> contents = new ArrayList<>();
    for (int i : new int[] {3, 0, 4, 1, 2}) {
      contents.add(article("No. " + i + " " + word, null, at.plusSeconds(i)));
    }
    List<NewsArticle> saved = service().news().save(contents);
    assertThat(saved).extracting(NewsArticle::content).containsExactlyElementsOf(contents);

    assertThat(list(query(word)))
        .extracting(article -> article.content().publishedAt())
        .isSortedAccordingTo(Collections.reverseOrder())
        .hasSize(5);
    assertThat(Page.stream(PageRequest.ofSize(2), page -> service().news().list(query(word), page)))
        .containsExactlyElementsOf(list(query(word)));
  }

  @Test
  void every_word_must_be_in_title_or_content_whatever_its_case() {
    NewsArticle both =
        save(
            new ArticleContent(
                "Harbour opens",
                "A cold " + word + " morning",
                null,
                null,
                "The Gazette",
                null,
                at,
                null,
                List.of(),
                null,
                null,
                null,
                "en"));
    save(article("Harbour closes", null, at));

    assertThat(list(query("HARBOUR " + word.toUpperCase(Locale.ROOT)))).containsExactly(both);
    assertThat(list(query("cold " + word))).containsExactly(both);
    assertThat(list(query("warm " + word))).isEmpty();
  }

  @Test
  void one_of_the_keywords_is_enough_whatever_its_case() {
    NewsArticle tagged =
        save(
            new ArticleContent(
                "Tagged",
                null,
                null,
                null,
                "The Gazette",
                null,
                at,
                null,
                List.of("other", word),
                null,
                null,
                null,
                "en"));
    save(article("Not tagged " + word, null, at));

    List<String> keywords = List.of("nothing" + word, word.toUpperCase(Locale.ROOT));
    assertThat(list(new NewsQuery(TimeRange.ALL, null, keywords, null))).containsExactly(tagged);
  }

  @Test
  void a_query_narrows_by_time_and_mood() {
    NewsArticle bad = save(mood("Bad " + word, at, SentimentLabel.NEGATIVE));
    NewsArticle good = save(mood("Good " + word, at.plusSeconds(1), SentimentLabel.POSITIVE));
    NewsArticle none = save(article("None " + word, null, at.plusSeconds(2)));

    assertThat(list(new NewsQuery(TimeRange.ALL, SentimentLabel.NEGATIVE, List.of(), word)))
        .containsExactly(bad);
    assertThat(list(new NewsQuery(TimeRange.of(at, at.plusSeconds(2)), null, List.of(), word)))
        .containsExactly(good, bad);
    assertThat(list(new NewsQuery(TimeRange.since(at.plusSeconds(1)), null, List.of(), word)))
        .containsExactly(none, good);
  }

  @Test
  void every_known_user_reads_the_news() {
    NewsArticle saved = save(article("For all " + word, null, at));

    assertThat(as(given().user("ada")).news().list(query(word), PageRequest.first()).items())
        .containsExactly(saved);
  }

  @Test
  void an_empty_list_is_refused() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> service().news().save(List.of()));
  }

  private NewsArticle save(ArticleContent content) {
    return service().news().save(List.of(content)).get(0);
  }

  private List<NewsArticle> list(NewsQuery query) {
    return service().news().list(query, PageRequest.first()).items();
  }

  private static NewsQuery query(String text) {
    return new NewsQuery(TimeRange.ALL, null, List.of(), text);
  }

  private static ArticleContent article(String title, @Nullable String url, Instant at) {
    return new ArticleContent(
        title, null, null, url, "The Gazette", null, at, null, List.of(), null, null, null, "en");
  }

  private static ArticleContent mood(String title, Instant at, SentimentLabel label) {
    return new ArticleContent(
        title,
        null,
        null,
        null,
        "The Gazette",
        null,
        at,
        null,
        List.of(),
        null,
        OpenEnum.of(label),
        null,
        "en");
  }
}
