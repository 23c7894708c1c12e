package com.signalcraft.client.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertState;
import com.signalcraft.client.internal.json.AlertRunRows;
import com.signalcraft.client.internal.json.ExternalRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.json.PointPageReader;
import com.signalcraft.client.internal.json.SeriesReader;
import com.signalcraft.client.internal.json.WriteResultReader;
import com.signalcraft.client.internal.transport.ApiAnswer;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.JsonText;
import com.signalcraft.examples.api.routes.AlertRunRoutes;
import com.signalcraft.examples.api.routes.MarketRoutes;
import com.signalcraft.examples.api.routes.NewsRoutes;
import com.signalcraft.examples.api.routes.WeatherRoutes;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.WeatherReading;
import com.signalcraft.testing.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.Headers;
import okio.Buffer;

/** What one side writes, the other reads; and what nobody writes becomes an error of the API. */
class CodecPropertiesTest {

  @Provide
  Arbitrary<Readers<?>> readers() {
    return Arbitraries.of(Readers.all());
  }

  @Property(tries = 2_000)
  void every_row_comes_back_as_it_was(@ForAll("readers") Readers<?> readers, @ForAll long seed)
      throws IOException {
    assertComesBack(readers, new Drawing(new Random(seed)));
  }

  private static <R extends Record> void assertComesBack(Readers<R> readers, Drawing drawing)
      throws IOException {
    R row = drawing.record(readers.type());

    assertThat(readers.reader().read(answer(bytes(readers.encode().apply(row))))).isEqualTo(row);
  }

  @Property(tries = 500)
  void what_the_client_writes_the_server_reads(@ForAll long seed) throws IOException {
    Drawing drawing = new Drawing(new Random(seed));
    ArticleContent article = drawing.record(ArticleContent.class);
    WeatherReading weather = drawing.record(WeatherReading.class);
    MarketPrice price = drawing.record(MarketPrice.class);
    AlertState state = drawing.record(AlertState.class);
    AlertEvent event = drawing.record(AlertEvent.class);
    JsonObject json = drawing.json(4);

    assertThat(NewsRoutes.content(sent(ExternalRows.of(article), NewsRoutes.COLUMNS)))
        .isEqualTo(article);
    assertThat(WeatherRoutes.reading(sent(ExternalRows.of(weather), WeatherRoutes.COLUMNS)))
        .isEqualTo(weather);
    assertThat(MarketRoutes.price(sent(ExternalRows.of(price), MarketRoutes.COLUMNS)))
        .isEqualTo(price);
    assertThat(AlertRunRoutes.state(sent(AlertRunRows.of(state), AlertRunRoutes.STATE)))
        .isEqualTo(state);
    assertThat(AlertRunRoutes.event(sent(AlertRunRows.of(event), AlertRunRoutes.EVENT)))
        .isEqualTo(event);
    assertThat(sent(Members.of("config", json), "config").json("config")).isEqualTo(json);
  }

  private static Body sent(Members members, String... known) throws IOException {
    return sent(members, List.of(known));
  }

  private static Body sent(Members members, List<String> known) throws IOException {
    try (Buffer buffer = new Buffer()) {
      members.toBody().writeTo(buffer);
      return Body.parse(buffer.readByteArray(), Set.copyOf(known));
    }
  }

  @Property(tries = 5_000)
  void a_damaged_answer_is_read_or_refused_by_an_error_of_the_api(
      @ForAll("readers") Readers<?> readers, @ForAll long seed) {
    Drawing drawing = new Drawing(new Random(seed));

    assertReadOrRefused(readers.reader(), damaged(valid(readers, drawing), drawing.random()));
  }

  private static <R extends Record> byte[] valid(Readers<R> readers, Drawing drawing) {
    return bytes(readers.encode().apply(drawing.record(readers.type())));
  }

  @Property(tries = 5_000)
  void so_are_damaged_answers_that_are_read_as_a_stream(@ForAll long seed) {
    Random random = new Random(seed);
    ResponseReader<?> points = new PointPageReader(Samples.ID, PageRequest.first());
    String page =
        "{\"data_points\":[{\"id\":\"%s\",\"timestamp\":\"2026-03-15T10:20:30Z\",\"value\":1.50,"
            + "\"metadata\":{\"a\":[1,null,{}]}}],\"next_cursor\":\"abc\",\"new\":[{}]}";
    String series =
        "{\"timezone\":\"Europe/Berlin\",\"frequency\":\"1d\",\"timestamps\":[0,86400000],"
            + "\"values\":[1.5,null]}";
    String written =
        "{\"created\":1,\"corrected\":0,\"rejected\":[{\"index\":0,\"code\":\"A\",\"message\":\"b\"}],"
            + "\"replayed\":false,\"data_points\":[{}]}";

    assertReadOrRefused(points, damaged(utf8(page.formatted(Samples.ID)), random));
    assertReadOrRefused(new SeriesReader(), damaged(utf8(series), random));
    assertReadOrRefused(new WriteResultReader(Samples.batch()), damaged(utf8(written), random));
  }

  @Property(tries = 2_000)
  void so_are_bytes_of_any_kind(@ForAll("readers") Readers<?> readers, @ForAll byte[] content) {
    assertReadOrRefused(readers.reader(), content);
  }

  @Example
  void so_are_bytes_that_look_like_utf_32_and_are_not() {
    Readers.all().forEach(readers -> assertReadOrRefused(readers.reader(), utf8("\0\0\0{zzzz")));
  }

  /** Some bytes changed, left out or put in twice, or a value exchanged for one of another type. */
  private static byte[] damaged(byte[] valid, Random random) {
    byte[] content = valid;
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times && content.length > 1; i++) {
      int at = random.nextInt(content.length);
      int to = at + random.nextInt(Math.min(20, content.length - at));
      content =
          switch (random.nextInt(4)) {
            case 0 -> joined(content, at, to, new byte[] {(byte) random.nextInt(256)});
            case 1 -> joined(content, at, to, new byte[0]);
            case 2 -> joined(content, at, at, Arrays.copyOfRange(content, at, to));
            default -> exchanged(content, random);
          };
    }
    return content;
  }

  private static byte[] exchanged(byte[] content, Random random) {
    String text = new String(content, StandardCharsets.UTF_8);
    List<Integer> colons = new ArrayList<>();
    for (int i = text.indexOf(':'); i >= 0; i = text.indexOf(':', i + 1)) {
      colons.add(i + 1);
    }
    if (colons.isEmpty()) {
      return content;
    }
    int start = colons.get(random.nextInt(colons.size()));
    int end = start;
    while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String[] others = {
      "null",
      "1e999999999",
      "-1",
      "9".repeat(400),
      "1e-99999",
      "{}",
      "[]",
      "[[1]]",
      "\"\"",
      "\"x\\u0000y\"",
      "\"\\ud800\"",
      "true",
      "\"9999999999-01-01T00:00:00Z\"",
      "[".repeat(200) + "]".repeat(200),
      "\"2026-02-30T00:00:00Z\"",
      "\"1-1-1-1-1\""
    };
    return utf8(
        text.substring(0, start) + others[random.nextInt(others.length)] + text.substring(end));
  }

  private static byte[] joined(byte[] content, int from, int to, byte[] between) {
    byte[] joined = Arrays.copyOf(content, content.length - (to - from) + between.length);
    System.arraycopy(between, 0, joined, from, between.length);
    System.arraycopy(content, to, joined, from + between.length, content.length - to);
    return joined;
  }

  private static void assertReadOrRefused(ResponseReader<?> reader, byte[] content) {
    try {
      assertThat((Object) reader.read(answer(content))).isNotNull();
    } catch (SignalCraftException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(new String(content, StandardCharsets.UTF_8), e);
    }
  }

  private static byte[] bytes(Object answer) {
    return utf8(JsonText.of(answer));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ApiAnswer answer(byte[] content) {
    return new ApiAnswer("GET /test", 200, Headers.EMPTY, new ByteArrayInputStream(content));
  }
}
