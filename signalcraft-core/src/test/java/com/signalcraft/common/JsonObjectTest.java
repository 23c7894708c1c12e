package com.signalcraft.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.ValidationException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The expected texts are what PostgreSQL 18 printed for {@code select '…'::jsonb}. */
class JsonObjectTest {

  @Test
  void names_are_ordered_by_their_length_in_bytes_and_then_by_their_bytes() {
    Map<String, Object> members = new LinkedHashMap<>();
    int value = 0;
    for (String name : List.of("bb", "a", "B", "aa", "é", "z", "😀", "ab", "")) {
      members.put(name, ++value);
    }

    assertThat(JsonObject.of(members).toJson())
        .isEqualTo(
            "{\"\": 9, \"B\": 3, \"a\": 2, \"z\": 6, \"aa\": 4, \"ab\": 8, \"bb\": 1, \"é\": 5,"
                + " \"😀\": 7}");
    assertThat(JsonObject.of(members).members().keySet())
        .containsExactly("", "B", "a", "z", "aa", "ab", "bb", "é", "😀");
  }

  @Test
  void strings_are_escaped_where_they_must_be() {
    String text = "\" \\ / \b \f \n \r \t \u0001 \u001f \u007f é 漢 😀 \u2028 <>&'";

    assertThat(JsonObject.of("t", text).toJson())
        .isEqualTo(
            "{\"t\": \"\\\" \\\\ / \\b \\f \\n \\r \\t \\u0001 \\u001f \u007f é 漢 😀 \u2028 <>&'\"}");
    assertThat(JsonObject.of("a\"\n", 1).toJson()).isEqualTo("{\"a\\\"\\n\": 1}");
  }

  @Test
  void numbers_are_plain_and_keep_their_zeros() {
    List<BigDecimal> numbers =
        List.of(
            new BigDecimal("1e3"),
            new BigDecimal("1.50"),
            new BigDecimal("-0"),
            new BigDecimal("0.10"),
            new BigDecimal("1e-7"),
            new BigDecimal("12345678901234567890.123"),
            new BigDecimal("-0.00"),
            new BigDecimal("1E+2"),
            new BigDecimal("100"),
            new BigDecimal("0e5"));

    assertThat(JsonObject.of("n", numbers).toJson())
        .isEqualTo(
            "{\"n\": [1000, 1.50, 0, 0.10, 0.0000001, 12345678901234567890.123, 0.00, 100, 100,"
                + " 0]}");
  }

  @Test
  void numbers_of_every_java_type_become_exact() {
    List<Number> numbers =
        List.of(
            (byte) 1,
            (short) 2,
            3,
            4L,
            new BigInteger("5" + "0".repeat(30)),
            0.1,
            0.25f,
            1e21,
            -2.0);

    assertThat(JsonObject.of("n", numbers).toJson())
        .isEqualTo(
            "{\"n\": [1, 2, 3, 4, 5000000000000000000000000000000, 0.1, 0.25,"
                + " 1000000000000000000000, -2.0]}");
  }

  @Test
  void nulls_booleans_lists_and_objects_nest() {
    Map<String, Object> members = new HashMap<>();
    members.put("n", null);
    members.put("t", true);
    members.put("f", false);
    members.put("l", List.of());
    members.put("o", Map.of());
    members.put("d", List.of(1, List.of(2, JsonObject.of("x", Collections.singletonList(null)))));

    assertThat(JsonObject.of(members))
        .hasToString(
            "{\"d\": [1, [2, {\"x\": [null]}]], \"f\": false, \"l\": [], \"n\": null, \"o\": {},"
                + " \"t\": true}");
  }

  @Test
  void an_object_without_members_is_the_empty_one() {
    assertThat(JsonObject.of(Map.of())).isSameAs(JsonObject.EMPTY);
    assertThat(JsonObject.EMPTY.toJson()).isEqualTo("{}");
    assertThat(JsonObject.EMPTY.isEmpty()).isTrue();
    assertThat(JsonObject.EMPTY.sizeInBytes()).isEqualTo(2);
    assertThat(JsonObject.of("a", 1).isEmpty()).isFalse();
  }

  @Test
  void its_size_is_in_bytes_and_not_in_characters() {
    // {"é": "漢😀"} has 4 + 2 + 2 bytes around, é has 2, 漢 3 and 😀 4
    assertThat(JsonObject.of("é", "漢😀").sizeInBytes()).isEqualTo(17);
  }

  @Test
  void members_are_found_by_name_and_type() {
    JsonObject json = JsonObject.of(Map.of("s", "text", "n", 1.5, "b", true));

    assertThat(json.string("s")).contains("text");
    assertThat(json.string("n")).isEmpty();
    assertThat(json.string("absent")).isEmpty();
    assertThat(json.number("n")).contains(new BigDecimal("1.5"));
    assertThat(json.number("s")).isEmpty();
    assertThat(json.number("absent")).isEmpty();
  }

  @Test
  void null_is_an_empty_optional_on_the_way_in_and_out() {
    JsonObject json = JsonObject.of("n", Optional.empty());

    assertThat(json.members()).containsEntry("n", Optional.empty());
    assertThat(json.toJson()).isEqualTo("{\"n\": null}");
  }

  @Test
  void it_is_immutable_to_the_ground() {
    List<Object> list = new ArrayList<>(List.of("a"));
    Map<String, Object> inner = new HashMap<>(Map.of("list", list));
    JsonObject json = JsonObject.of("inner", inner);

    list.add("b");
    inner.put("c", 1);

    assertThat(json.toJson()).isEqualTo("{\"inner\": {\"list\": [\"a\"]}}");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> json.members().put("x", 1));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> ((Map<?, ?>) json.members().get("inner")).clear());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () -> ((List<?>) ((Map<?, ?>) json.members().get("inner")).get("list")).clear());
  }

  @Test
  void equal_is_what_prints_equal() {
    JsonObject one = JsonObject.of(Map.of("a", 1, "b", "x"));

    assertThat(one)
        .isEqualTo(JsonObject.of(Map.of("b", "x", "a", 1L)))
        .hasSameHashCodeAs(JsonObject.of(Map.of("b", "x", "a", 1L)));
    assertThat(one).isNotEqualTo(JsonObject.of(Map.of("b", "x", "a", 1.0)));
    assertThat(one).isNotEqualTo(JsonObject.of(Map.of("a", 1)));
    assertThat(one).isNotEqualTo(one.toJson());
  }

  @Test
  void other_types_are_refused_with_the_path() {
    refused("$.a", "java.util.BitSet", Map.of("a", new BitSet()));
    refused("$.a[1].b", "java.lang.Object", Map.of("a", List.of(1, Map.of("b", new Object()))));
    refused("$.a", "strings as names, had 1", Map.of("a", Map.of(1, 2)));
    refused("$.a", "strings as names, had null", Map.of("a", Collections.singletonMap(null, 2)));
    refused("$.a", "must be finite, was NaN", Map.of("a", Double.NaN));
    refused("$.a", "must be finite, was Infinity", Map.of("a", Float.POSITIVE_INFINITY));
    refused("$.a", "at most 100 digits", Map.of("a", new BigDecimal("1e100")));
    refused("$.a", "at most 100 digits", Map.of("a", new BigDecimal("1e-101")));
    refused("$.a", "at most 100 digits", Map.of("a", new BigDecimal("1e2000000000")));
    refused("$.a", "U+0000", Map.of("a", "x\0"));
    refused("$.a\0", "U+0000", Map.of("a\0", "x"));
    refused("$.a", "surrogate", Map.of("a", "x\uD83D"));
    refused("$.a\uDE00", "surrogate", Map.of("a\uDE00", "x"));
  }

  @Test
  void it_is_at_most_32_levels_deep() {
    assertThat(nestedMaps(32).toJson()).hasSize(31 * "{\"a\": }".length() + "{}".length());
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> nestedMaps(33))
        .satisfies(error -> assertThat(error.issue()).isEqualTo("must be at most 32 levels deep"));
    assertThat(nestedLists(31)).isNotNull();
    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> nestedLists(32));
  }

  /** So many objects in one another. */
  private static JsonObject nestedMaps(int levels) {
    Map<String, Object> map = Map.of();
    for (int i = 1; i < levels; i++) {
      map = Map.of("a", map);
    }
    return JsonObject.of(map);
  }

  /** So many lists in one another, in an object. */
  private static JsonObject nestedLists(int levels) {
    List<Object> list = List.of();
    for (int i = 1; i < levels; i++) {
      list = Arrays.asList(list);
    }
    return JsonObject.of("a", list);
  }

  private static void refused(String path, String issue, Map<String, ?> members) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> JsonObject.of(members))
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo(path);
              assertThat(error.issue()).contains(issue);
            });
  }
}
