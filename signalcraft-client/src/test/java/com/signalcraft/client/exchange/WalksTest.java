package com.signalcraft.client.exchange;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.signalcraft.client.exchange.Exchange.at;
import static com.signalcraft.client.exchange.Exchange.id;
import static com.signalcraft.client.exchange.Exchange.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.TestClients;
import com.signalcraft.client.hosted.BusinessNews;
import com.signalcraft.client.hosted.BusinessNewsQuery;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.TransportException;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that make several calls, or know what earlier ones have told. */
class WalksTest {

  private static final ExchangeServer SERVER = new ExchangeServer();

  private static final String ALERT =
      "{'id':'$6','business_id':'$2','source_id':'$1','name':'Watch','condition':'above',"
          + "'threshold':1,'timeframe':'1h','is_active':true,'last_triggered':null,"
          + "'created_by':null,'created_at':'@0','updated_at':'@2'}";

  private final HttpSignalCraft client = SERVER.client();

  @BeforeEach
  void forget() {
    SERVER.wireMock().resetAll();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void points_are_streamed_page_by_page_when_they_are_reached() {
    twoPagesOfPoints();

    try (Stream<KpiPoint> stream = client.kpis().stream(PointQuery.all(id(1)))) {
      assertThat(requests()).as("before the stream is used").isEmpty();
      Iterator<KpiPoint> points = stream.iterator();
      assertThat(points.next().value()).hasToString("1");
      assertThat(points.next().value()).hasToString("2.0");
      assertThat(requests()).hasSize(1);
      assertThat(points.next().value()).hasToString("3");
      assertThat(points.hasNext()).isFalse();
    }

    assertThat(requests())
        .containsExactly(
            text("GET /v1/kpis/data/$1?limit=2000"),
            text("GET /v1/kpis/data/$1?limit=2000&cursor=c2"));
  }

  @Test
  void points_are_walked_in_a_loop_as_often_as_one_likes() {
    twoPagesOfPoints();
    Iterable<KpiPoint> points = client.kpis().iterate(PointQuery.all(id(1)));

    assertThat(points).hasSize(3);
    assertThat(points).hasSize(3);
    assertThat(requests()).hasSize(4);
  }

  private static void twoPagesOfPoints() {
    stub(
        get(urlPathEqualTo(text("/v1/kpis/data/$1"))).withQueryParam("cursor", absent()),
        "{'data_points':[{'id':'$2','timestamp':'@1','value':1},"
            + "{'id':'$3','timestamp':'@2','value':2.0}],'next_cursor':'c2'}");
    stub(
        get(urlPathEqualTo(text("/v1/kpis/data/$1"))).withQueryParam("cursor", equalTo("c2")),
        "{'data_points':[{'id':'$4','timestamp':'@3','value':3}],'next_cursor':null}");
  }

  @Test
  void a_cursor_that_leads_in_a_circle_ends_the_walk() {
    stub(get(urlPathEqualTo(text("/v1/kpis/data/$1"))), "{'data_points':[],'next_cursor':'again'}");

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> client.kpis().stream(PointQuery.all(id(1))).count())
        .withMessageContaining("next_cursor");
    assertThat(requests()).hasSize(2);
  }

  @Test
  void news_are_streamed_from_a_page_on() {
    for (int page = 2; page <= 3; page++) {
      stub(
          get(urlPathEqualTo(text("/v1/dashboard/news/$2")))
              .withQueryParam("page", equalTo(Integer.toString(page))),
          "{'articles':[{'id':'$9','title':'"
              + page
              + "','summary':null,'url':null,'source':'N','published_at':'@1',"
              + "'sentiment_score':null,'sentiment_label':null,'relevance_score':null,"
              + "'keywords':[]}],'pagination':{'total':3,"
              + "'page':"
              + page
              + ",'per_page':1,'has_more':"
              + (page < 3)
              + "}}");
    }

    assertThat(
            client
                .dashboard()
                .newsStream(BusinessNewsQuery.of(id(2)).withPage(2))
                .map(BusinessNews::title))
        .containsExactly("2", "3");
    assertThat(requests()).hasSize(2);
  }

  @Test
  void a_writer_batches_points_and_tells_what_became_of_them() {
    SERVER
        .wireMock()
        .stubFor(
            post("/v1/kpis/data")
                .willReturn(
                    jsonResponse(
                        "{\"created\":1,\"rejected\":[{\"index\":0,\"code\":\"X\",\"message\":\"no\"}]}",
                        201)));

    try (KpiWriter writer =
        client.kpis().writer(WriterOptions.defaults().withOnRejected(point -> {}))) {
      writer.write(KpiPoint.of(id(1), at(1), "1"));
      writer.write(KpiPoint.of(id(1), at(2), "2"));
      FlushReport report = writer.flush(Duration.ofSeconds(30));

      assertThat(report.accepted()).isOne();
      assertThat(report.rejected()).hasSize(1);
      assertThat(report.rejected().get(0).point().timestamp()).isEqualTo(at(1));
    }
  }

  @Test
  void a_plan_that_is_not_known_yet_is_told_of_and_can_be_read_as_published() {
    stub(
        get(urlPathEqualTo("/v1/users/subscription")),
        "{'tier':'platinum','status':'active','current_period_start':null,"
            + "'current_period_end':null,'trial_end':null,'effective_tier':'platinum',"
            + "'usage':{'api_calls':7,'api_calls_limit':null,'data_sources':2,"
            + "'data_sources_limit':null},'subscription':{'id':'$2','user_id':'$1',"
            + "'stripe_customer_id':null,'stripe_subscription_id':null,'tier':'platinum',"
            + "'status':'active','current_period_start':null,'current_period_end':null,"
            + "'trial_start':null,'trial_end':null,'canceled_at':null,'created_at':'@1',"
            + "'updated_at':'@1'}}");

    assertThatExceptionOfType(NotSupportedException.class)
        .isThrownBy(() -> client.subscriptions().current())
        .withMessageContaining("platinum")
        .withMessageContaining("published()");
    assertThat(client.subscriptions().published().tier()).hasToString("platinum");
  }

  @Test
  void a_server_that_tells_no_more_has_created_every_point() {
    SERVER
        .wireMock()
        .stubFor(post("/v1/kpis/data").willReturn(jsonResponse("{\"data_points\":[]}", 201)));
    List<KpiPoint> points = List.of(KpiPoint.of(id(1), at(1), "1"), KpiPoint.of(id(1), at(2), "2"));

    SERVER.beyondTheDocument(
        "a server may leave even the count out",
        () ->
            assertThat(client.kpis().write(PointBatch.of(id(1), points)))
                .isEqualTo(new WriteResult(2, 0, 0, 0, List.of(), false)));
  }

  @Test
  void an_alert_of_which_the_answer_has_a_part_is_read_anew() {
    stub(
        put(urlPathEqualTo(text("/v1/alerts/$6"))),
        "{'id':'$6','name':'Watch','threshold':1,'is_active':true,'updated_at':'@2'}");
    stub(get(urlPathEqualTo(text("/v1/alerts/items/$6"))), ALERT);

    assertThat(client.alerts().update(id(6), AlertUpdate.active(true)).updatedAt())
        .isEqualTo(at(2));
    assertThat(requests())
        .containsExactly(text("PUT /v1/alerts/$6"), text("GET /v1/alerts/items/$6"));
  }

  @Test
  void a_profile_of_which_the_answer_has_a_part_is_read_anew() {
    stub(
        put(urlPathEqualTo("/v1/users/profile")),
        "{'id':'$1','full_name':'Ada','timezone':'UTC','updated_at':'@2'}");
    stub(
        get(urlPathEqualTo("/v1/users/profile")),
        "{'id':'$1','email':'a@b.de','full_name':'Ada','avatar_url':null,'timezone':'UTC',"
            + "'subscription_tier':'pro','trial_ends_at':null,'created_at':'@1'}");

    assertThat(client.users().update(new ProfileUpdate("Ada", null, null)).email())
        .isEqualTo("a@b.de");
    assertThat(requests()).containsExactly("PUT /v1/users/profile", "GET /v1/users/profile");
  }

  @Test
  void an_alert_names_its_business_where_any_view_has_read_the_source() {
    stub(
        get(urlPathEqualTo(text("/v1/kpis/sources/$2"))),
        "{'sources':[{'id':'$1','name':'Sales','type':'revenue','unit':null,'is_active':true,"
            + "'config':{},'created_at':'@1'}]}");
    stub(
        post(urlPathEqualTo("/v1/alerts")),
        201,
        "{'id':'$6','name':'Watch','condition':'anomaly','threshold':null,'is_active':true,"
            + "'created_at':'@1'}");
    NewAlert alert =
        new NewAlert(id(1), "Watch", AlertCondition.ANOMALY, null, AlertTimeframe.ONE_HOUR);

    assertThatExceptionOfType(NotSupportedException.class)
        .isThrownBy(() -> client.alerts().create(alert))
        .withMessageContaining("business_id");
    client.sources().list(id(2));
    assertThat(client.as(Identity.token("other")).alerts().create(alert).businessId())
        .isEqualTo(id(2));

    assertThat(SERVER.wireMock().getAllServeEvents().get(0).getRequest().getBodyAsString())
        .startsWith(text("{'business_id':'$2','source_id':'$1'"));
  }

  @Test
  void anomalies_before_the_published_timeframes_are_not_left_out_in_silence() {
    stub(get(urlPathEqualTo(text("/v1/anomalies/$2"))), "{'anomalies':[]}");

    assertThatExceptionOfType(NotSupportedException.class)
        .isThrownBy(() -> client.anomalies().list(AnomalyQuery.of(id(2)), PageRequest.first()))
        .withMessageContaining("30 days");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 30})
  void the_smallest_published_timeframe_that_holds_the_range_is_asked_for(int days) {
    stub(get(urlPathEqualTo(text("/v1/anomalies/$2"))), "{'anomalies':[]}");
    Instant begin = TestClients.NOW.minus(Duration.ofDays(days)).plusSeconds(60);

    list(begin);
    assertThat(requests().get(0)).contains("timeframe=" + days + "d&");

    SERVER.wireMock().resetRequests();
    if (days < 30) {
      list(begin.minusNanos(1));
      assertThat(requests().get(0)).doesNotContain("timeframe=" + days + "d&");
    } else {
      assertThatExceptionOfType(NotSupportedException.class)
          .isThrownBy(() -> list(begin.minusNanos(1)));
    }
  }

  private List<Anomaly> list(Instant begin) {
    AnomalyQuery query =
        new AnomalyQuery(id(2), id(1), TimeRange.of(begin, TestClients.NOW), null, null);
    return client.anomalies().list(query, PageRequest.first()).items();
  }

  @Test
  void what_a_server_without_ranges_answers_is_cut_to_the_range_and_the_source() {
    StringBuilder rows = new StringBuilder();
    Instant begin = Instant.parse("2026-01-19T00:00:00Z");
    for (int i = 0; i < 4; i++) {
      rows.append(i == 0 ? "" : ",")
          .append("{'id':'$5','source_id':'$")
          .append(i == 2 ? 7 : 1)
          .append("','timestamp':'")
          .append(begin.plusSeconds(i - 1))
          .append("','source_name':'Sales','actual_value':1,'expected_value':1,")
          .append("'deviation_score':1,'severity':null,'acknowledged_at':null}");
    }
    stub(get(urlPathEqualTo(text("/v1/anomalies/$2"))), "{'anomalies':[" + rows + "]}");

    assertThat(list(begin))
        .extracting(Anomaly::timestamp)
        .containsExactly(begin.plusSeconds(2), begin);
  }

  @Test
  void a_view_sends_the_credentials_and_the_origin_of_its_caller() {
    stub(get(urlPathEqualTo("/v1/users/invitations")), "{'invitations':[]}");

    client
        .as(Identity.apiKey("sc_key"))
        .from(new CallOrigin("2001:db8::1", "Browser/1 é%"))
        .members()
        .invitations();
    client
        .from(new CallOrigin("192.0.2.1", null))
        .as(Identity.token("tok"))
        .members()
        .invitations();
    client.members().invitations();

    assertThat(header(2, "X-API-Key")).isEqualTo("sc_key");
    assertThat(header(2, "Authorization")).isNull();
    assertThat(header(2, "Forwarded")).isEqualTo("for=\"[2001:db8::1]\"");
    assertThat(header(2, "X-Original-User-Agent")).isEqualTo("Browser/1 %C3%A9%25");
    assertThat(header(1, "Authorization")).isEqualTo("Bearer tok");
    assertThat(header(1, "X-API-Key")).isNull();
    assertThat(header(1, "Forwarded")).isEqualTo("for=192.0.2.1");
    assertThat(header(1, "X-Original-User-Agent")).isNull();
    assertThat(header(0, "Authorization")).isEqualTo("Bearer token");
    assertThat(header(0, "Forwarded")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key-é-12345", " key-12345678", "key\t12345678"})
  void a_key_that_a_header_would_change_goes_as_its_hash(String key) {
    SERVER
        .wireMock()
        .stubFor(post("/v1/kpis/data").willReturn(jsonResponse("{\"created\":1}", 201)));
    PointBatch batch = new PointBatch(id(1), List.of(KpiPoint.of(id(1), at(1), "1")), key);

    client.kpis().write(batch);
    client.kpis().write(batch);

    assertThat(header(0, "Idempotency-Key"))
        .matches("sha256-[0-9a-f]{64}")
        .isEqualTo(header(1, "Idempotency-Key"));
  }

  private static String header(int lastBut, String name) {
    return SERVER.wireMock().getAllServeEvents().get(lastBut).getRequest().getHeader(name);
  }

  private static void stub(MappingBuilder request, String answer) {
    stub(request, 200, answer);
  }

  private static void stub(MappingBuilder request, int status, String answer) {
    SERVER.wireMock().stubFor(request.willReturn(jsonResponse(text(answer), status)));
  }

  /** The first one first. */
  private static List<String> requests() {
    List<String> requests = new ArrayList<>();
    SERVER
        .wireMock()
        .getAllServeEvents()
        .forEach(
            event ->
                requests.add(
                    0, event.getRequest().getMethod() + " " + event.getRequest().getUrl()));
    return requests;
  }
}
