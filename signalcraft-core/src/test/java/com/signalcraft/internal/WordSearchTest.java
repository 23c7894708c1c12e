package com.signalcraft.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordSearchTest {

  @Test
  void every_word_must_be_there_in_any_order_and_case() {
    WordSearch search = WordSearch.of("Coffee  PRICES");

    assertThat(search.matches("Prices of coffee rise")).isTrue();
    assertThat(search.matches("coffee")).isFalse();
    assertThat(search.matches("prices")).isFalse();
  }

  @Test
  void words_may_be_spread_over_the_texts() {
    assertThat(WordSearch.of("coffee prices").matches("Coffee", "and its prices")).isTrue();
  }

  @Test
  void a_part_of_a_word_is_no_word() {
    assertThat(WordSearch.of("rice").matches("prices", "priced rices")).isFalse();
    assertThat(WordSearch.of("rice").matches("rice")).isTrue();
  }

  @Test
  void an_absent_text_holds_nothing() {
    assertThat(WordSearch.of("coffee").matches("Coffee", null)).isTrue();
    assertThat(WordSearch.of("coffee").matches("Tea", null)).isFalse();
  }

  @Test
  void words_end_at_anything_but_letters_and_digits_of_any_script() {
    assertThat(WordSearch.of("CAFÉ 24").words()).containsExactlyInAnyOrder("café", "24");
    assertThat(WordSearch.of("café-24,𝒜").words()).containsExactlyInAnyOrder("café", "24", "𝒜");
    assertThat(WordSearch.of("цены").matches("ЦЕНЫ!")).isTrue();
  }

  @Test
  void the_words_of_a_text_come_once_and_in_their_order() {
    assertThat(WordSearch.words("Tea & coffee, COFFEE & tea: 2 cups"))
        .containsExactly("tea", "coffee", "2", "cups");
    assertThat(WordSearch.words(" ?! ")).isEmpty();
  }

  @Test
  void no_word_is_in_every_text() {
    assertThat(WordSearch.of("?!").matches("anything")).isTrue();
  }
}
