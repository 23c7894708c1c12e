package com.signalcraft.client.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.signalcraft.client.internal.transport.ApiAnswer;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import okhttp3.Headers;

/** Any bytes for an answer that is read as a stream are read or refused by an error of the API. */
class StreamedAnswersFuzzTest {

  private static final UUID ID = UUID.fromString("11111111-2222-4333-8444-555555555555");
  private static final List<ResponseReader<?>> READERS =
      List.of(
          new PointPageReader(ID, PageRequest.first()),
          new SeriesReader(),
          new WriteResultReader(
              PointBatch.of(
                  ID, List.of(KpiPoint.of(ID, Instant.parse("2026-03-15T10:20:30Z"), "1")))));

  // in the form of libFuzzer's dictionaries
  @DictionaryEntries({
    "\"{\\x22data_points\\x22:[{\"",
    "\"\\x22id\\x22:\\x2211111111-2222-4333-8444-555555555555\\x22\"",
    "\"\\x22timestamp\\x22:\\x222026-03-15T10:20:30Z\\x22\"",
    "\"\\x22value\\x22:\"",
    "\"\\x22metadata\\x22:{\"",
    "\"\\x22next_cursor\\x22:\"",
    "\"{\\x22timezone\\x22:\\x22UTC\\x22\"",
    "\"\\x22frequency\\x22:\\x221d\\x22\"",
    "\"\\x22timestamps\\x22:[\"",
    "\"\\x22values\\x22:[\"",
    "\"{\\x22created\\x22:1\"",
    "\"\\x22rejected\\x22:[{\\x22index\\x22:0\"",
    "\"1e999999999\"",
    "\"null\""
  })
  @FuzzTest(maxDuration = "30s")
  void any_answer_is_read_or_refused(FuzzedDataProvider data) throws IOException {
    ResponseReader<?> reader = data.pickValue(READERS);
    ApiAnswer answer =
        new ApiAnswer(
            "GET /fuzz",
            200,
            Headers.EMPTY,
            new ByteArrayInputStream(data.consumeRemainingAsBytes()));

    try {
      assertThat((Object) reader.read(answer)).isNotNull();
    } catch (SignalCraftException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
