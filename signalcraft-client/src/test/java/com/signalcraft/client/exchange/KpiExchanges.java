package com.signalcraft.client.exchange;

import static com.signalcraft.client.exchange.AccountExchanges.done;
import static com.signalcraft.client.exchange.Exchange.at;
import static com.signalcraft.client.exchange.Exchange.id;

import com.signalcraft.client.hosted.BusinessBrief;
import com.signalcraft.client.hosted.BusinessNews;
import com.signalcraft.client.hosted.BusinessNewsPage;
import com.signalcraft.client.hosted.BusinessNewsQuery;
import com.signalcraft.client.hosted.DashboardMetrics;
import com.signalcraft.client.hosted.DashboardOverview;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.DashboardSummary;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.kpi.KpiSummary;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.Timeframe;
import com.signalcraft.kpi.Trend;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** KPI sources, points and dashboards. */
final class KpiExchanges {

  private static final String SOURCE =
      "{'id':'$1','business_id':'$2','name':'Sales','type':'revenue','unit':'$','config':"
          + "{'aggregation':'sum'},'is_active':true,'created_at':'@1','updated_at':'@2'}";

  private static final KpiSource SALES =
      new KpiSource(
          id(1),
          id(2),
          "Sales",
          OpenEnum.of(KpiType.REVENUE),
          "$",
          JsonObject.of("aggregation", "sum"),
          true,
          at(1),
          at(2));

  private static final KpiPoint FIRST =
      new KpiPoint(id(3), id(1), at(1), new BigDecimal("12.50"), JsonObject.EMPTY);

  private static final KpiPoint SECOND =
      new KpiPoint(
          id(4),
          id(1),
          at(2),
          new BigDecimal("-0.00000000000000000000000000000000000000000000000001"),
          JsonObject.of("shop", List.of("a\"b", new BigDecimal("1.0"))));

  private static final String POINTS =
      "{'id':'$3','timestamp':'@1','value':12.50},{'id':'$4','timestamp':'@2',"
          + "'value':-0.00000000000000000000000000000000000000000000000001,"
          // as PostgreSQL writes it
          + "'metadata':{'shop': ['a\\'b', 1.0]}}";

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private KpiExchanges() {}

  static List<Exchange> all() {
    return List.of(
        Exchange.of(
                "sources.create/1",
                sc ->
                    sc.sources()
                        .create(
                            new NewKpiSource(
                                id(2),
                                "Sales",
                                KpiType.REVENUE,
                                "$",
                                JsonObject.of("aggregation", "sum"))))
            .sends("POST /v1/kpis/sources")
            .body(
                "{'business_id':'$2','name':'Sales','type':'revenue','unit':'$',"
                    + "'config':{'aggregation':'sum'}}")
            .answered(201, SOURCE)
            .gives(SALES),
        Exchange.of(
                "sources.create/1 as published",
                sc ->
                    sc.sources()
                        .create(
                            new NewKpiSource(
                                id(2),
                                "Sales",
                                KpiType.REVENUE,
                                "$",
                                JsonObject.of("aggregation", "sum"))))
            .sends("POST /v1/kpis/sources")
            .body(
                "{'business_id':'$2','name':'Sales','type':'revenue','unit':'$',"
                    + "'config':{'aggregation':'sum'}}")
            .answered(
                201,
                "{'id':'$1','name':'Sales','type':'brand_new','unit':'$','is_active':true,"
                    + "'created_at':'@1'}")
            .gives(
                new KpiSource(
                    id(1),
                    id(2),
                    "Sales",
                    OpenEnum.parse(KpiType.class, "brand_new"),
                    "$",
                    JsonObject.of("aggregation", "sum"),
                    true,
                    at(1),
                    at(1))),
        Exchange.of("sources.get/1", sc -> sc.sources().get(id(1)))
            .sends("GET /v1/kpis/sources/items/$1")
            .answered(200, SOURCE)
            .gives(SALES),
        Exchange.of("sources.list/1", sc -> sc.sources().list(id(2)))
            .sends("GET /v1/kpis/sources/$2")
            .answered(
                200,
                "{'sources':[{'id':'$1','name':'Sales','type':'revenue','unit':null,"
                    + "'is_active':false,'config':{},'created_at':'@1'}]}")
            .gives(
                List.of(
                    new KpiSource(
                        id(1),
                        id(2),
                        "Sales",
                        OpenEnum.of(KpiType.REVENUE),
                        null,
                        JsonObject.EMPTY,
                        false,
                        at(1),
                        at(1)))),
        Exchange.of(
                "sources.update/2", sc -> sc.sources().update(id(1), KpiSourceUpdate.active(true)))
            .sends("PUT /v1/kpis/sources/$1")
            .body("{'is_active':true}")
            .answered(200, SOURCE)
            .gives(SALES),
        Exchange.of("sources.delete/1", sc -> done(() -> sc.sources().delete(id(1))))
            .sends("DELETE /v1/kpis/sources/$1"),
        Exchange.of(
                "kpis.write/1",
                sc ->
                    sc.kpis().write(new PointBatch(id(1), List.of(FIRST, SECOND), "key-12345678")))
            .sends("POST /v1/kpis/data")
            .header("Idempotency-Key", "key-12345678")
            .header("Prefer", "return=minimal")
            .body("{'source_id':'$1','data_points':[" + POINTS + "]}")
            .answered(
                201,
                "{'created':0,'corrected':0,'unchanged':1,'superseded':0,'replayed':true,"
                    + "'rejected':[{'index':1,'code':'VALIDATION_ERROR','message':'too far ahead'}],"
                    + "'data_points':[]}")
            .gives(
                new WriteResult(
                    0,
                    0,
                    1,
                    0,
                    List.of(new RejectedPoint(SECOND, "VALIDATION_ERROR", "too far ahead")),
                    true)),
        Exchange.of(
                "kpis.write/1 as published",
                sc -> sc.kpis().write(PointBatch.of(id(1), List.of(FIRST))))
            .sends("POST /v1/kpis/data")
            .header("Idempotency-Key", Exchange.ANY)
            .header("Prefer", "return=minimal")
            .body("{'source_id':'$1','data_points':[{'id':'$3','timestamp':'@1','value':12.50}]}")
            .answered(
                201, "{'created':1,'data_points':[{'id':'$3','timestamp':'@1','value':12.5}]}")
            .gives(new WriteResult(1, 0, 0, 0, List.of(), false)),
        Exchange.of(
                "kpis.list/2",
                sc ->
                    sc.kpis()
                        .list(
                            new PointQuery(id(1), TimeRange.of(at(1), at(9))),
                            PageRequest.ofSize(2).after("c1")))
            .sends("GET /v1/kpis/data/$1?from=@1&to=@9&limit=2&cursor=c1")
            .answered(200, "{'data_points':[" + POINTS + "],'next_cursor':'c2'}")
            .gives(new Page<>(List.of(FIRST, SECOND), "c2")),
        Exchange.of(
                "kpis.list/2 of everything, without ids",
                sc -> sc.kpis().list(PointQuery.all(id(1)), PageRequest.ofSize(2)))
            .sends("GET /v1/kpis/data/$1?limit=2")
            .answered(
                200,
                "{'next_cursor':null,'data_points':[{'timestamp':'@1','value':3,"
                    + "'metadata':null}]}")
            .gives(new Page<>(List.of(KpiPoint.of(id(1), at(1), "3")), null)),
        Exchange.of("kpis.latest/1", sc -> sc.kpis().latest(id(1)))
            .sends("GET /v1/kpis/data/$1/latest")
            .answered(
                200, "{'data_point':{'id':'$3','timestamp':'@1','value':12.50,'metadata':{}}}")
            .gives(Optional.of(FIRST)),
        Exchange.of("kpis.latest/1 of an empty source", sc -> sc.kpis().latest(id(1)))
            .sends("GET /v1/kpis/data/$1/latest")
            .answered(200, "{'data_point':null}")
            .gives(Optional.empty()),
        Exchange.of("kpis.series/2", sc -> sc.kpis().series(id(1), TimeRange.since(at(1))))
            .sends("GET /v1/kpis/data/$1/series?from=@1")
            .answered(
                200,
                "{'timezone':'Europe/Berlin','frequency':null,'timestamps':[60000,120000,180000],"
                    + "'values':[0.1,null,-3]}")
            .gives(
                TimeSeries.of(
                    BERLIN,
                    new long[] {60_000, 120_000, 180_000},
                    new double[] {0.1, Double.NaN, -3})),
        Exchange.of(
                "kpis.series/4",
                sc ->
                    sc.kpis().series(id(1), TimeRange.ALL, Frequency.parse("15m"), Aggregation.SUM))
            .sends("GET /v1/kpis/data/$1/series?frequency=15m&aggregation=sum")
            .answered(
                200, "{'values':[1e3],'timestamps':[900000],'frequency':'15m','timezone':'UTC'}")
            .gives(
                TimeSeries.of(
                    ZoneId.of("UTC"),
                    Frequency.parse("15m"),
                    new long[] {900_000},
                    new double[] {1_000})),
        Exchange.of(
                "kpis.rollups/3",
                sc ->
                    sc.kpis()
                        .rollups(
                            id(1), LocalDate.parse("2026-01-01"), LocalDate.parse("2026-02-01")))
            .sends("GET /v1/kpis/data/$1/rollups?from=2026-01-01&to=2026-02-01")
            .answered(
                200,
                "{'rollups':[{'source_id':'$1','day':'2026-01-03','count':4,'sum':10.20,"
                    + "'min':-1,'max':5.1,'last':2}]}")
            .gives(
                List.of(
                    new DailyRollup(
                        id(1),
                        LocalDate.parse("2026-01-03"),
                        4,
                        new BigDecimal("10.20"),
                        new BigDecimal("-1"),
                        new BigDecimal("5.1"),
                        new BigDecimal("2")))),
        Exchange.of("dashboard.summary/1", sc -> sc.dashboard().summary(id(2)))
            .sends("GET /v1/dashboard/summary/$2")
            .answered(
                200,
                "{'business_id':'$2','business_name':'Café','total_kpi_sources':3,"
                    + "'recent_data_points':40,'active_alerts':1,'last_data_update':'@5'}")
            .gives(new DashboardSummary(id(2), "Café", 3, 40, 1, at(5))),
        Exchange.of(
                "dashboard.kpiSummary/2",
                sc -> sc.dashboard().kpiSummary(id(2), Timeframe.THIRTY_DAYS))
            .sends("GET /v1/dashboard/kpis/$2?timeframe=30d")
            .answered(
                200,
                "{'kpis':[{'source_id':'$1','source_name':'Sales','unit':'$','current_value':3.0,"
                    + "'previous_value':2,'change_percent':50.0000,'trend':'sideways'}]}")
            .gives(
                List.of(
                    new KpiSummary(
                        id(1),
                        "Sales",
                        "$",
                        new BigDecimal("3.0"),
                        new BigDecimal("2"),
                        new BigDecimal("50.0000"),
                        Trend.UP))),
        Exchange.of("dashboard.overview/1", sc -> sc.dashboard().overview(id(2)))
            .sends("GET /v1/dashboard/overview/$2")
            .answered(
                200,
                "{'business':{'id':'$2','name':'Café','industry':'food'},'summary':"
                    + "{'total_kpi_sources':3,'active_alerts':1,'last_data_update':'@5'},"
                    + "'kpis':[{'id':'$1','name':'Sales','current_value':15420.50,"
                    + "'previous_value':14200,'change_percent':8.59,'trend':'up','unit':'$'}]}")
            .gives(
                new DashboardOverview(
                    new BusinessBrief(id(2), "Café", "food"),
                    3,
                    1,
                    at(5),
                    List.of(
                        new DashboardOverview.Kpi(
                            id(1),
                            "Sales",
                            new BigDecimal("15420.50"),
                            new BigDecimal("14200"),
                            new BigDecimal("8.59"),
                            OpenEnum.of(Trend.UP),
                            "$")))),
        Exchange.of(
                "dashboard.metrics/3",
                sc -> sc.dashboard().metrics(id(2), Timeframe.SEVEN_DAYS, List.of(id(1), id(3))))
            .sends("GET /v1/dashboard/metrics/$2?timeframe=7d&sources=$1%2C$3")
            .answered(
                200,
                "{'timeframe':'7d','data':[{'source_id':'$1','source_name':'Sales','unit':'$',"
                    + "'data_points':[{'timestamp':'@2','value':2.50},{'timestamp':'@1',"
                    + "'value':1}],'statistics':{'avg':1.75,'min':1,'max':2.50,'total':3.50}}]}")
            .gives(
                new DashboardMetrics(
                    OpenEnum.of(Timeframe.SEVEN_DAYS),
                    List.of(
                        new DashboardMetrics.SourceMetrics(
                            id(1),
                            "Sales",
                            "$",
                            List.of(
                                new DashboardMetrics.Value(at(2), new BigDecimal("2.50")),
                                new DashboardMetrics.Value(at(1), BigDecimal.ONE)),
                            new DashboardMetrics.Statistics(
                                new BigDecimal("1.75"),
                                BigDecimal.ONE,
                                new BigDecimal("2.50"),
                                new BigDecimal("3.50")))))),
        Exchange.of(
                "dashboard.news/1",
                sc ->
                    sc.dashboard()
                        .news(
                            new BusinessNewsQuery(
                                id(2), 10, 3, SentimentLabel.POSITIVE, List.of("tea", "coffee"))))
            .sends(
                "GET /v1/dashboard/news/$2?limit=10&page=3&sentiment=positive"
                    + "&keywords=tea%2Ccoffee")
            .answered(
                200,
                "{'articles':[{'id':'$9','title':'T','summary':'S','url':'https://n.example/1',"
                    + "'source':'N','published_at':'@1','sentiment_score':0.50,"
                    + "'sentiment_label':'euphoric','relevance_score':1,'keywords':['tea']}],"
                    + "'pagination':{'total':21,'page':3,'per_page':10,'has_more':false}}")
            .gives(
                new BusinessNewsPage(
                    List.of(
                        new BusinessNews(
                            id(9),
                            "T",
                            "S",
                            "https://n.example/1",
                            "N",
                            at(1),
                            new BigDecimal("0.50"),
                            OpenEnum.parse(SentimentLabel.class, "euphoric"),
                            BigDecimal.ONE,
                            List.of("tea"))),
                    21,
                    3,
                    10,
                    false)));
  }
}
