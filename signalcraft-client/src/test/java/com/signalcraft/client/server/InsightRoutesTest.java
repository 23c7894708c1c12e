package com.signalcraft.client.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InsightRoutesTest extends ServerTest {

  private ApiClient ada;
  private String user;
  private String business;
  private String source;

  @BeforeEach
  void makeSource() {
    ApiClient.Reply registered = register("ada@example.com");
    ada = bearing(registered);
    user = registered.text("/user/id");
    business = registered.text("/business/id");
    source =
        ada.post(
                "/kpis/sources",
                "{'business_id':'%s','name':'Sales','type':'revenue'}".formatted(business))
            .text("/id");
  }

  @Test
  void a_forecast_is_made_by_a_job() {
    StringBuilder points = new StringBuilder();
    for (int day = 1; day < 15; day++) {
      points.append("{'timestamp':'2026-03-%02dT00:00:00Z','value':%d},".formatted(day, 100 + day));
    }
    points.setLength(points.length() - 1);
    ada.post("/kpis/data", "{'source_id':'" + source + "','data_points':[" + points + "]}");

    ApiClient.Reply started = generate(source);
    JsonNode job = PointRoutesTest.finished(ada, started.text("/job_id"));

    assertThat(started.status()).isEqualTo(202);
    assertThat(job.get("status").textValue()).isEqualTo("completed");
    assertThat(job.at("/result/forecasts/0/predictions")).hasSize(3);
    assertThat(job.at("/result/forecasts/0/predictions/0/date").textValue())
        .isEqualTo("2026-03-15");
    assertThat(ada.get("/forecasts/" + business + "?days=2").json().at("/forecasts/0/source_name"))
        .hasToString("\"Sales\"");
  }

  @Test
  void a_job_that_failed_tells_the_error_and_a_cancelled_one_too() {
    String empty = generate(source).text("/job_id");
    JsonNode failed = PointRoutesTest.finished(ada, empty);

    assertThat(failed.get("status").textValue()).isEqualTo("failed");
    assertThat(failed.at("/error/code").textValue()).isEqualTo("INSUFFICIENT_DATA");
    assertThat(failed.at("/error/details/field").textValue()).isEqualTo("series");
    assertThat(ada.delete("/jobs/" + empty).status()).isEqualTo(204);
    assertThat(ada.get("/jobs/" + empty).text("/error/code")).isEqualTo("INSUFFICIENT_DATA");
  }

  @Test
  void alerts_anomalies_and_notifications_have_the_columns_of_their_rows() {
    ApiClient.Reply alert =
        ada.post(
            "/alerts",
            "{'source_id':'%s','name':'Low','condition':'below','threshold':5.50,'timeframe':'1h'}"
                .formatted(source));
    ApiClient.Reply anomaly =
        ada.post(
            "/anomalies",
            ("{'anomalies':[{'source_id':'%s','timestamp':'2026-03-01T00:00:00Z',"
                    + "'actual_value':1,'expected_value':2,'deviation_score':-3.5}]}")
                .formatted(source));
    service.post(
        "/notifications",
        "{'user_id':'%s','type':'alert','title':'Low','message':'It is low'}".formatted(user));

    assertThat(alert.status()).isEqualTo(201);
    assertThat(ada.get("/alerts/" + business).text("/alerts/0/source_name")).isEqualTo("Sales");
    assertThat(anomaly.status()).isEqualTo(201);
    assertThat(ada.get("/anomalies/" + business).json().get("anomalies")).isEmpty();
    assertThat(
            ada.get("/anomalies/" + business + "?from=2026-01-01T00:00:00Z")
                .text("/anomalies/0/source_name"))
        .isEqualTo("Sales");
    JsonNode unread = ada.get("/notifications?unread=true").json();
    assertThat(unread.get("notifications")).hasSize(1);
    assertThat(
            ada.post("/notifications/" + unread.at("/notifications/0/id").textValue() + "/read")
                .text("/read_at"))
        .isEqualTo("2026-03-15T10:20:30Z");
    assertThat(ada.get("/notifications?unread=true").json().get("notifications")).isEmpty();
  }

  @Test
  void weather_market_and_news_are_of_all_and_written_by_the_service() {
    String reading =
        "{'readings':[{'location':{'city':'Oslo','country':'Norway'},"
            + "'timestamp':'%s','temperature':%s}]}";
    service.post("/weather", reading.formatted("2026-03-15T10:00:00Z", "4.5"));
    service.post("/weather", reading.formatted("2026-03-16T10:00:00Z", "5"));
    ApiClient.Reply refused =
        ada.post("/weather", reading.formatted("2026-03-15T10:00:00Z", "4.5"));
    service.post(
        "/market",
        "{'prices':[{'symbol':'USD/EUR','timestamp':'2026-03-15T10:00:00Z','price':0.92,"
            + "'source':'bank'}]}");
    service.post(
        "/news",
        "{'articles':[{'title':'Sun','source':'paper','published_at':'2026-03-15T10:00:00Z',"
            + "'keywords':['a,b','c'],'language':'en'}]}");
    ada.put(
        "/businesses/" + business,
        "{'location':{'city':'Oslo','country':'Norway','lat':59.91,'lng':10.75}}");

    JsonNode weather = ada.get("/external/weather?business_id=" + business).json();

    assertThat(refused.code()).isEqualTo("INSUFFICIENT_PERMISSIONS");
    assertThat(weather.at("/current/temperature").decimalValue()).isEqualByComparingTo("4.5");
    assertThat(weather.at("/forecast/0/date").textValue()).isEqualTo("2026-03-16");
    assertThat(ada.get("/weather?city=Oslo&country=Norway").json().get("observations")).hasSize(2);
    assertThat(ada.get("/external/market?symbols=USD%2FEUR,BTC%2FUSD").json().get("data"))
        .hasSize(1);
    assertThat(ada.get("/market/latest?symbol=BTC%2FUSD").json().get("quote").isNull()).isTrue();
    assertThat(ada.get("/news?keywords=a%2Cb").json().get("articles")).hasSize(1);
    assertThat(ada.get("/news?keywords=b").json().get("articles")).isEmpty();
    assertThat(ada.get("/dashboard/news/" + business + "?limit=1").text("/pagination/total"))
        .isEqualTo("1");
  }

  @Test
  void a_report_is_made_by_a_job_and_downloaded() {
    ApiClient.Reply started =
        ada.post(
            "/reports/generate",
            ("{'business_id':'%s','type':'pdf','template':'summary','timeframe':'30d',"
                    + "'include_sections':['kpis'],'email_to':'a@b.de'}")
                .formatted(business));
    PointRoutesTest.finished(ada, started.text("/job_id"));

    ApiClient.Reply report = ada.get("/reports/" + started.text("/job_id"));

    assertThat(report.text("/status")).isEqualTo("completed");
    assertThat(ada.get(report.text("/download_url")).response().body()).startsWith("%PDF");
  }

  @Test
  void the_origin_of_a_call_is_in_the_audit_log() {
    ada.with("Forwarded", "for=\"[2001:db8::1]\"")
        .with("X-Original-User-Agent", "Agent+ %C3%A9 100%25")
        .put("/businesses/" + business, "{'name':'Bar'}");

    JsonNode entry =
        ada.get("/businesses/" + business + "/audit-logs?action=update&resource=business")
            .json()
            .at("/entries/0");

    assertThat(entry.get("ip_address").textValue()).isEqualTo("2001:db8::1");
    assertThat(entry.get("user_agent").textValue()).isEqualTo("Agent+ é 100%");
  }

  private ApiClient.Reply generate(String wanted) {
    return ada.post(
        "/forecasts/generate",
        "{'business_id':'%s','source_ids':['%s'],'model_type':'linear','horizon_days':3}"
            .formatted(business, wanted));
  }
}
