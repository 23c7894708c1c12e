package com.signalcraft.examples.server.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.examples.server.external.NewsFeed.Found;
import com.signalcraft.external.ArticleContent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NewsFeedTest {

  static final String RSS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel>
          <title>The Baker's Post</title><link>https://post.example/</link>
          <language>en-us</language>
          <image><title>Logo</title></image>
          <item>
            <title>Flour &amp; <![CDATA[<b>butter</b>]]> get dearer</title>
            <link>https://post.example/flour?a=1&amp;b=2</link>
            <description>&lt;p&gt;By &lt;em&gt;ten&lt;/em&gt; per cent&amp;nbsp;a month.&lt;/p&gt;</description>
            <pubDate>Wed, 25 Nov 2026 08:30:00 GMT</pubDate>
            <dc:creator>Ada</dc:creator>
            <category>prices</category><category>flour</category>
          </item>
          <item><title>No date</title><link>https://post.example/2</link></item>
          <item><title>Bad link</title><link>javascript:alert(1)</link>
            <pubDate>Wed, 25 Nov 2026 08:30:00 +0100</pubDate></item>
        </channel>
      </rss>
      """;

  private static final String ATOM =
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
        <title>Brot heute</title>
        <entry>
          <title>Neue Öfen</title>
          <link rel="edit" href="https://brot.example/edit/1"/>
          <link rel="alternate" href="https://brot.example/1"/>
          <updated>2026-11-25T10:00:00+01:00</updated>
          <author><name>Grace</name></author>
          <category term="öfen"/>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Sie <b>sind</b> da.</div></content>
        </entry>
      </feed>
      """;

  private static Found read(String xml) {
    return NewsFeed.read(xml.strip().getBytes(UTF_8));
  }

  @Test
  void an_item_of_rss_is_an_article_in_plain_words() {
    ArticleContent article = read(RSS).articles().get(0);

    assertThat(article.title()).isEqualTo("Flour & butter get dearer");
    assertThat(article.url()).isEqualTo("https://post.example/flour?a=1&b=2");
    assertThat(article.summary()).isEqualTo("By ten per cent a month.");
    assertThat(article.publishedAt()).isEqualTo(Instant.parse("2026-11-25T08:30:00Z"));
    assertThat(article.author()).isEqualTo("Ada");
    assertThat(article.source()).isEqualTo("The Baker's Post");
    assertThat(article.language()).isEqualTo("en");
    assertThat(article.keywords()).containsExactly("prices", "flour");
  }

  @Test
  void what_cannot_be_taken_is_told_with_its_line() {
    Found found = read(RSS);

    assertThat(found.articles()).hasSize(1);
    assertThat(found.skipped())
        .containsExactly(
            "the entry of line 15 has no date",
            "the entry of line 16 has no link that begins with http:// or https://");
  }

  @Test
  void an_entry_of_atom_is_an_article_too() {
    ArticleContent article = read(ATOM).articles().get(0);

    assertThat(article.title()).isEqualTo("Neue Öfen");
    assertThat(article.url()).isEqualTo("https://brot.example/1");
    assertThat(article.publishedAt()).isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
    assertThat(article.summary()).isEqualTo("Sie sind da.");
    assertThat(article.author()).isEqualTo("Grace");
    assertThat(article.language()).isEqualTo("de");
    assertThat(article.keywords()).containsExactly("öfen");
  }

  @Test
  void a_document_type_with_its_entities_is_refused() {
    String file = "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
    String bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";

    for (String type : new String[] {file, bomb}) {
      assertThatThrownBy(
              () -> read(type + "<rss><channel><item><title>&x;&b;</title></item></channel></rss>"))
          .isInstanceOf(ImportException.class);
    }
  }

  @Test
  void what_is_no_feed_is_told_with_the_place() {
    assertThatThrownBy(() -> read("<html><body/></html>")).hasMessageContaining("rss, feed or RDF");
    assertThatThrownBy(() -> read("<rss><channel>")).hasMessageContaining("line 1, column");
    assertThatThrownBy(() -> read("<rss>" + "<a>".repeat(5_000)))
        .isInstanceOf(ImportException.class);
  }
}
