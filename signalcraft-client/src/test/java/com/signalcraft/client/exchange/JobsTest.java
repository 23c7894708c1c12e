package com.signalcraft.client.exchange;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.signalcraft.client.exchange.Exchange.id;
import static com.signalcraft.client.exchange.Exchange.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.common.Job;
import com.signalcraft.common.JobStatus;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.SourceForecast;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs that the server works on. */
class JobsTest {

  private static final ExchangeServer SERVER = new ExchangeServer();

  private Job<List<SourceForecast>> job;

  @BeforeEach
  void start() {
    SERVER.wireMock().resetAll();
    SERVER
        .wireMock()
        .stubFor(
            post("/v1/forecasts/generate")
                .willReturn(
                    jsonResponse(
                        text("{'job_id':'$8','status':'queued','estimated_completion':'@9'}"),
                        202)));
    job =
        SERVER
            .client()
            .forecasts()
            .generate(new ForecastRequest(id(2), List.of(), Optional.empty(), 7));
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void a_job_tells_how_far_it_is() {
    is("{'job_id':'$8','kind':'forecast','status':'processing','progress':0.25}");

    assertThat(job.status()).isEqualTo(JobStatus.PROCESSING);
    assertThat(job.progress()).isEqualTo(0.25);
    assertThatExceptionOfType(CallTimeoutException.class)
        .isThrownBy(() -> job.await(Duration.ZERO));
  }

  @Test
  void a_status_that_is_not_known_is_no_end() {
    is("{'job_id':'$8','kind':'forecast','status':'pondering','progress':0}");

    assertThat(job.status()).isEqualTo(JobStatus.PROCESSING);
    assertThat(job.progress()).isZero();
  }

  @Test
  void a_finished_job_gives_its_result() {
    is(
        "{'job_id':'$8','kind':'forecast','status':'completed','progress':1,"
            + "'result':{'forecasts':[{'source_id':'$1',"
            + "'source_name':'Sales','model_type':'linear','model_accuracy':null,"
            + "'generated_at':'@0','predictions':[]}]}}");

    assertThat(job.await(Duration.ZERO)).extracting(SourceForecast::sourceName).contains("Sales");
  }

  @Test
  void a_failed_job_gives_the_error_of_its_code() {
    failed(
        "{'code':'INSUFFICIENT_DATA','message':'series: too short',"
            + "'details':{'field':'series','issue':'too short'}}");
    assertThatExceptionOfType(InsufficientDataException.class)
        .isThrownBy(() -> job.await(Duration.ZERO))
        .withMessage("series: too short");

    failed("{'code':'INSUFFICIENT_PERMISSIONS','message':'no'}");
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> job.await(Duration.ZERO));

    failed("{'code':'CANCELLED','message':'given up'}");
    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(() -> job.await(Duration.ZERO))
        .satisfies(e -> assertThat(e.code()).isEqualTo("CANCELLED"));

    failed("null");
    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(() -> job.await(Duration.ZERO))
        .withMessageContaining("without saying why");
  }

  @Test
  void an_interrupt_ends_the_waiting_and_stays_set() {
    is("{'job_id':'$8','kind':'forecast','status':'queued','progress':0}");

    Thread.currentThread().interrupt();
    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(() -> job.await(Duration.ofMinutes(1)));
    assertThat(Thread.interrupted()).isTrue();
  }

  /** A job that is over stays so: each failure is that of another one. */
  private void failed(String error) {
    start();
    is("{'job_id':'$8','kind':'forecast','status':'failed','progress':0.5,'error':" + error + "}");
  }

  private static void is(String state) {
    SERVER
        .wireMock()
        .stubFor(get(urlPathEqualTo(text("/v1/jobs/$8"))).willReturn(okJson(text(state))));
  }
}
