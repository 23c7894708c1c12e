package com.signalcraft.examples.server.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.examples.server.JsonCaller;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.security.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With 10,000 articles: i is published i minutes before the newest, every tenth is good news. */
class NewsCallsTest {

  private static final int COUNT = 10_000;
  private static final Instant NEWEST = Instant.parse("2026-11-26T12:00:00Z");

  private static TestServer server;
  private static JsonCaller ada;
  private static UUID shop;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    try (SignalCraft service = server.database().signalCraft().build()) {
      List<ArticleContent> articles = new ArrayList<>();
      for (int i = 0; i < COUNT; i++) {
        articles.add(article(i));
      }
      for (int from = 0; from < COUNT; from += 1_000) {
        service.news().save(articles.subList(from, from + 1_000));
      }
      UUID user = service.users().create(NewUser.of("ada@example.com")).id();
      shop = service.as(Identity.user(user)).businesses().create(NewBusiness.of("Ada's")).id();
      ada = new JsonCaller(server, server.tokenFor(user));
    }
    server.database().execute("analyze");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ArticleContent article(int i) {
    return new ArticleContent(
        "Headline " + i,
        "The price of " + (i % 1_000 == 7 ? "saffron" : "flour") + " in words. ".repeat(200),
        "In short",
        "https://news.example/" + i,
        "The News",
        null,
        // Two of each minute, so that pages must not rely on the time alone.
        NEWEST.minus(Duration.ofMinutes(i / 2)),
        null,
        List.of(i % 100 == 0 ? "Rare" : "common"),
        null,
        i % 10 == 0 ? OpenEnum.of(SentimentLabel.POSITIVE) : null,
        null,
        "en");
  }

  private static JsonNode page(String query) {
    return ada.get("/dashboard/news/" + shop + query).json();
  }

  @Test
  void pages_follow_each_other_without_gap_or_repetition() {
    Set<String> titles = new HashSet<>();
    for (int page = 1; page <= 12; page++) {
      page("?limit=25&page=" + page)
          .at("/articles")
          .forEach(article -> titles.add(article.get("title").asText()));
    }

    assertThat(titles).hasSize(300).contains("Headline 0", "Headline 299");
    assertThat(page("").at("/articles")).hasSize(20);
  }

  @Test
  void the_total_is_of_what_is_asked_for() {
    assertThat(page("?limit=1").at("/pagination/total").intValue()).isEqualTo(COUNT);
    assertThat(page("?sentiment=positive").at("/pagination/total").intValue()).isEqualTo(1_000);
    assertThat(page("?keywords=rare,none").at("/pagination/total").intValue()).isEqualTo(100);
  }

  @Test
  void the_last_page_is_the_last_and_beyond_it_there_is_nothing() {
    JsonNode last = page("?limit=100&page=100");
    assertThat(last.at("/articles")).hasSize(100);
    assertThat(last.at("/articles/99/title").asText()).startsWith("Headline 999");
    assertThat(last.at("/pagination/has_more").booleanValue()).isFalse();
    assertThat(page("?limit=100&page=99").at("/pagination/has_more").booleanValue()).isTrue();

    JsonNode beyond = page("?limit=100&page=101");
    assertThat(beyond.at("/articles")).isEmpty();
    assertThat(beyond.at("/pagination/total").intValue()).isEqualTo(COUNT);
    assertThat(page("?sentiment=positive&page=50").at("/articles")).hasSize(20);
    assertThat(page("?sentiment=positive&page=51").at("/articles")).isEmpty();
  }

  @Test
  void words_are_found_newest_first_whatever_their_case() {
    JsonNode found = ada.get("/news?text=SAFFRON%20price&limit=4").json();

    assertThat(found.at("/articles").findValuesAsText("title"))
        .containsExactly("Headline 7", "Headline 1007", "Headline 2007", "Headline 3007");
    String cursor = found.at("/next_cursor").asText();
    assertThat(
            ada.get("/news?text=SAFFRON%20price&limit=100&cursor=" + cursor).json().at("/articles"))
        .hasSize(6);
    assertThat(ada.get("/news?text=saffr").json().at("/articles")).isEmpty();
  }

  @Test
  void search_and_pages_are_quick() {
    for (String path :
        List.of(
            "/news?text=saffron",
            "/dashboard/news/" + shop + "?page=400",
            "/dashboard/news/" + shop + "?keywords=rare")) {
      ada.get(path);
      long begin = System.nanoTime();
      for (int i = 0; i < 5; i++) {
        assertThat(ada.get(path).status()).isEqualTo(200);
      }
      // Far above what it takes, far below what reading all of them takes.
      assertThat(Duration.ofNanos((System.nanoTime() - begin) / 5))
          .as(path)
          .isLessThan(Duration.ofMillis(500));
    }
  }
}
