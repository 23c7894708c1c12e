package com.signalcraft.client.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.signalcraft.client.internal.transport.ApiAnswer;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.SignalCraftException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import okhttp3.Headers;

/** Any bytes for an answer are read or refused by an error of the API. */
class AnswersFuzzTest {

  private static final List<ResponseReader<?>> READERS =
      List.of(
          Answers.object(AccountRows::profile),
          Answers.object(AccountRows::planUsage),
          Answers.object(AccountRows::registered),
          Answers.object(BusinessRows::business),
          Answers.object(BusinessRows::issuedKey),
          Answers.object(BusinessRows::auditEntry),
          Answers.object(KpiRows::source),
          Answers.object(KpiRows::rollup),
          Answers.object(KpiRows::kpiSummary),
          Answers.object(InsightRows::sourceForecast),
          Answers.object(InsightRows::forecastPoint),
          Answers.object(InsightRows::anomaly),
          Answers.object(InsightRows::alert),
          Answers.object(InsightRows::notification),
          Answers.object(ExternalRows::article),
          Answers.object(ExternalRows::observation),
          Answers.object(ExternalRows::quote),
          Answers.object(ExternalRows::export),
          Answers.object(HostedRows::overview),
          Answers.object(HostedRows::metrics),
          Answers.object(HostedRows::newsPage),
          Answers.object(HostedRows::outlook),
          Answers.page("businesses", PageRequest.first(), BusinessRows::business),
          Answers.list("members", BusinessRows::member));

  // in the form of libFuzzer's dictionaries
  @DictionaryEntries({
    "\"{\\x22id\\x22:\\x2211111111-2222-4333-8444-555555555555\\x22\"",
    "\"\\x22created_at\\x22:\\x222026-03-15T10:20:30Z\\x22\"",
    "\"\\x22tokens\\x22:{\"",
    "\"\\x22usage\\x22:{\"",
    "\"\\x22predictions\\x22:[{\"",
    "\"\\x22location\\x22:{\"",
    "\"\\x22settings\\x22:{\"",
    "\"\\x22businesses\\x22:[{\"",
    "\"\\x22members\\x22:[{\"",
    "\"\\x22tables\\x22:{\"",
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
