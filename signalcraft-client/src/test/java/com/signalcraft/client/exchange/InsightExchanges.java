package com.signalcraft.client.exchange;

import static com.signalcraft.client.exchange.AccountExchanges.done;
import static com.signalcraft.client.exchange.Exchange.at;
import static com.signalcraft.client.exchange.Exchange.id;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.notification.NewNotification;
import com.signalcraft.notification.Notification;
import com.signalcraft.notification.NotificationType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Forecasts, anomalies, alerts and notifications. */
final class InsightExchanges {

  private static final Prediction TEN =
      new Prediction(at(1), new BigDecimal("10.0"), new BigDecimal("9.50"), new BigDecimal("11"));

  private static final String FORECAST_ROW =
      "{'id':'$4','business_id':'$2','source_id':'$1','model_type':'oracle','forecast_date':'@1',"
          + "'predicted_value':10.0,'confidence_lower':9.50,'confidence_upper':11,"
          + "'model_accuracy':0.90,'generated_at':'@0'}";

  private static final ForecastPoint FORECAST =
      new ForecastPoint(
          id(4),
          id(2),
          id(1),
          OpenEnum.parse(ModelType.class, "oracle"),
          TEN,
          new BigDecimal("0.90"),
          at(0));

  private static final String ANOMALY_ROW =
      "{'id':'$5','business_id':'$2','source_id':'$1','timestamp':'@1',"
          + "'actual_value':10.50,'expected_value':3,'deviation_score':-4.2,'severity':'absurd',"
          + "'acknowledged_at':'@2','acknowledged_by':'$3','created_at':'@2'}";

  private static final Anomaly ANOMALY =
      new Anomaly(
          id(5),
          id(2),
          id(1),
          at(1),
          new BigDecimal("10.50"),
          new BigDecimal("3"),
          new BigDecimal("-4.2"),
          OpenEnum.parse(Severity.class, "absurd"),
          at(2),
          id(3),
          at(2));

  private static final String ALERT_ROW =
      "{'id':'$6','business_id':'$2','source_id':'$1','name':'Watch',"
          + "'condition':'smells','threshold':100.50,'timeframe':'1h','is_active':true,"
          + "'last_triggered':'@1','settings':{'full_window':true},'created_by':'$3',"
          + "'created_at':'@0','updated_at':'@2'}";

  private static final Alert ALERT =
      new Alert(
          id(6),
          id(2),
          id(1),
          "Watch",
          OpenEnum.parse(AlertCondition.class, "smells"),
          new BigDecimal("100.50"),
          OpenEnum.of(AlertTimeframe.ONE_HOUR),
          true,
          at(1),
          AlertSettings.defaults().withFullWindow(true),
          id(3),
          at(0),
          at(2));

  private static final String NOTE_ROW =
      "{'id':'$7','user_id':'$3','business_id':'$2','alert_id':'$6','type':'gossip','title':'T',"
          + "'message':'M','data':{'a':1},'read_at':'@2','created_at':'@1'}";

  private static final Notification NOTE =
      new Notification(
          id(7),
          id(3),
          id(2),
          id(6),
          OpenEnum.parse(NotificationType.class, "gossip"),
          "T",
          "M",
          JsonObject.of("a", 1),
          at(2),
          at(1));

  private InsightExchanges() {}

  /** A row of a list that has the name of its source. */
  private static String named(String row) {
    return row.replace("'source_id'", "'source_name':'Sales','source_id'");
  }

  static List<Exchange> all() {
    return List.of(
        Exchange.of(
                "forecasts.save/1",
                sc ->
                    sc.forecasts()
                        .save(
                            new ForecastRun(
                                id(1), ModelType.NAIVE, new BigDecimal("0.90"), List.of(TEN))))
            .sends("POST /v1/forecasts")
            .body(
                "{'source_id':'$1','model_type':'naive','model_accuracy':0.90,'predictions':"
                    + "[{'forecast_date':'@1','predicted_value':10.0,'confidence_lower':9.50,"
                    + "'confidence_upper':11}]}")
            .answered(201, "{'forecasts':[" + FORECAST_ROW + "]}")
            .gives(List.of(FORECAST)),
        Exchange.of("forecasts.latest/3", sc -> sc.forecasts().latest(id(2), id(1), 30))
            .sends("GET /v1/forecasts/$2?source_id=$1&days=30")
            .answered(
                200,
                "{'forecasts':[{'source_id':'$1','source_name':'Sales','model_type':'prophet',"
                    + "'model_accuracy':0.90,'generated_at':'@0','predictions':"
                    + "[{'date':'2026-01-15','forecast_date':'@1','predicted_value':10.0,"
                    + "'confidence_lower':9.50,'confidence_upper':11}]}]}")
            .gives(List.of(forecast(TEN))),
        Exchange.of(
                "forecasts.latest/3 as published, of all sources",
                sc -> sc.forecasts().latest(id(2), null, 90))
            .sends("GET /v1/forecasts/$2?days=90")
            .answered(
                200,
                "{'forecasts':[{'source_id':'$1','source_name':'Sales','model_type':'prophet',"
                    + "'model_accuracy':0.90,'generated_at':'@0','predictions':"
                    + "[{'date':'2026-01-16','predicted_value':1,'confidence_lower':null,"
                    + "'confidence_upper':null}]}]}")
            .gives(
                List.of(
                    forecast(
                        new Prediction(
                            Instant.parse("2026-01-16T00:00:00Z"), BigDecimal.ONE, null, null)))),
        Exchange.of(
                "forecasts.history/3",
                sc ->
                    sc.forecasts()
                        .history(id(1), TimeRange.of(at(0), at(9)), PageRequest.ofSize(3)))
            .sends("GET /v1/forecasts/history/$1?from=@0&to=@9&limit=3")
            .answered(200, "{'forecasts':[" + FORECAST_ROW + "],'next_cursor':'c'}")
            .gives(new Page<>(List.of(FORECAST), "c")),
        Exchange.of(
                "forecasts.generate/1",
                sc ->
                    sc.forecasts()
                        .generate(
                            new ForecastRequest(
                                id(2), List.of(id(1)), Optional.of(ModelType.LINEAR), 30))
                        .id())
            .sends("POST /v1/forecasts/generate")
            .body(
                "{'business_id':'$2','source_ids':['$1'],'model_type':'linear','horizon_days':30}")
            .answered(202, "{'job_id':'$8','status':'queued','estimated_completion':'@9'}")
            .gives(id(8)),
        Exchange.of(
                "forecasts.generate/1 with the model left to the server",
                sc ->
                    sc.forecasts()
                        .generate(new ForecastRequest(id(2), List.of(), Optional.empty(), 7))
                        .kind())
            .sends("POST /v1/forecasts/generate")
            .body("{'business_id':'$2','source_ids':[],'horizon_days':7}")
            .answered(202, "{'job_id':'$8','status':'queued','estimated_completion':'@9'}")
            .gives("forecast"),
        Exchange.of(
                "anomalies.save/1",
                sc ->
                    sc.anomalies()
                        .save(
                            List.of(
                                new NewAnomaly(
                                    id(1),
                                    at(1),
                                    new BigDecimal("10.50"),
                                    new BigDecimal("3"),
                                    new BigDecimal("-4.2"),
                                    Severity.HIGH))))
            .sends("POST /v1/anomalies")
            .body(
                "{'anomalies':[{'source_id':'$1','timestamp':'@1','actual_value':10.50,"
                    + "'expected_value':3,'deviation_score':-4.2,'severity':'high'}]}")
            .answered(201, "{'anomalies':[" + ANOMALY_ROW + "]}")
            .gives(List.of(ANOMALY)),
        Exchange.of("anomalies.get/1", sc -> sc.anomalies().get(id(5)))
            .sends("GET /v1/anomalies/items/$5")
            .answered(200, ANOMALY_ROW)
            .gives(ANOMALY),
        Exchange.of(
                "anomalies.list/2",
                sc ->
                    sc.anomalies()
                        .list(
                            new AnomalyQuery(
                                id(2), id(1), TimeRange.of(at(0), at(9)), Severity.LOW, false),
                            PageRequest.ofSize(4)))
            .sends(
                "GET /v1/anomalies/$2?timeframe=7d&severity=low&acknowledged=false&source_id=$1"
                    + "&from=@0&to=@9&limit=4")
            .answered(200, "{'anomalies':[" + named(ANOMALY_ROW) + "],'next_cursor':'c'}")
            .gives(new Page<>(List.of(ANOMALY), "c")),
        Exchange.of(
                "anomalies.list/2 of everything",
                sc -> sc.anomalies().list(AnomalyQuery.of(id(2)), PageRequest.ofSize(4)))
            .sends(
                "GET /v1/anomalies/$2?timeframe=30d&from=1970-01-01T00:00:00Z"
                    + "&to=2100-01-01T00:00:00Z&limit=4")
            .answered(200, "{'anomalies':[],'next_cursor':null}")
            .gives(new Page<Anomaly>(List.of(), null)),
        Exchange.of(
                "anomalies.list/2 as published",
                sc ->
                    sc.anomalies()
                        .list(
                            new AnomalyQuery(id(2), null, TimeRange.of(at(0), at(9)), null, null),
                            PageRequest.ofSize(4)))
            .sends("GET /v1/anomalies/$2?timeframe=7d&from=@0&to=@9&limit=4")
            .answered(
                200,
                "{'anomalies':[{'id':'$5','source_id':'$1','source_name':'Sales',"
                    + "'timestamp':'@1','actual_value':10.50,'expected_value':3,"
                    + "'deviation_score':-4.2,'severity':null,'acknowledged_at':null}]}")
            .gives(
                new Page<>(
                    List.of(
                        new Anomaly(
                            id(5),
                            id(2),
                            id(1),
                            at(1),
                            new BigDecimal("10.50"),
                            new BigDecimal("3"),
                            new BigDecimal("-4.2"),
                            null,
                            null,
                            null,
                            at(1))),
                    null)),
        Exchange.of("anomalies.acknowledge/1", sc -> sc.anomalies().acknowledge(id(5)))
            .sends("POST /v1/anomalies/$5/acknowledge")
            .body("")
            .answered(200, ANOMALY_ROW)
            .gives(ANOMALY),
        Exchange.of(
                "alerts.create/1",
                sc ->
                    sc.alerts()
                        .create(
                            new NewAlert(
                                id(1),
                                "Watch",
                                AlertCondition.ABOVE,
                                new BigDecimal("100.50"),
                                AlertTimeframe.ONE_HOUR)))
            .sends("POST /v1/alerts")
            .body(
                "{'source_id':'$1','name':'Watch','condition':'above','threshold':100.50,"
                    + "'timeframe':'1h'}")
            .answered(201, ALERT_ROW)
            .gives(ALERT),
        Exchange.of(
                "alerts.create/1 with settings",
                sc ->
                    sc.alerts()
                        .create(
                            new NewAlert(
                                id(1),
                                "Watch",
                                AlertCondition.ANOMALY,
                                null,
                                AlertTimeframe.ONE_HOUR,
                                AlertSettings.defaults().withPendingFor(Duration.ofMinutes(5)))))
            .sends("POST /v1/alerts")
            .body(
                "{'source_id':'$1','name':'Watch','condition':'anomaly','timeframe':'1h',"
                    + "'settings':{'pending_for':'PT5M'}}")
            .answered(201, ALERT_ROW)
            .gives(ALERT),
        Exchange.of("alerts.get/1", sc -> sc.alerts().get(id(6)))
            .sends("GET /v1/alerts/items/$6")
            .answered(200, ALERT_ROW)
            .gives(ALERT),
        Exchange.of("alerts.list/1", sc -> sc.alerts().list(id(2)))
            .sends("GET /v1/alerts/$2")
            .answered(200, "{'alerts':[" + named(ALERT_ROW) + "]}")
            .gives(List.of(ALERT)),
        Exchange.of("alerts.list/1 as published", sc -> sc.alerts().list(id(2)))
            .sends("GET /v1/alerts/$2")
            .answered(
                200,
                "{'alerts':[{'id':'$6','name':'Watch','source_id':'$1','source_name':'Sales',"
                    + "'condition':'anomaly','threshold':null,'timeframe':'15m','is_active':false,"
                    + "'last_triggered':null,'created_at':'@0'}]}")
            .gives(
                List.of(
                    new Alert(
                        id(6),
                        id(2),
                        id(1),
                        "Watch",
                        OpenEnum.of(AlertCondition.ANOMALY),
                        null,
                        OpenEnum.of(AlertTimeframe.FIFTEEN_MINUTES),
                        false,
                        null,
                        AlertSettings.defaults(),
                        null,
                        at(0),
                        at(0)))),
        Exchange.of(
                "alerts.update/2",
                sc ->
                    sc.alerts()
                        .update(id(6), new AlertUpdate("W", null, AlertTimeframe.SIX_HOURS, false)))
            .sends("PUT /v1/alerts/$6")
            .body("{'name':'W','timeframe':'6h','is_active':false}")
            .answered(200, ALERT_ROW)
            .gives(ALERT),
        Exchange.of(
                "alerts.update/2 of the settings",
                sc -> sc.alerts().update(id(6), AlertUpdate.settings(AlertSettings.defaults())))
            .sends("PUT /v1/alerts/$6")
            .body("{'settings':{}}")
            .answered(200, ALERT_ROW)
            .gives(ALERT),
        Exchange.of("alerts.delete/1", sc -> done(() -> sc.alerts().delete(id(6))))
            .sends("DELETE /v1/alerts/$6"),
        Exchange.of("alerts.markTriggered/2", sc -> sc.alerts().markTriggered(id(6), at(1)))
            .sends("POST /v1/alerts/$6/triggered")
            .body("{'at':'@1'}")
            .answered(200, ALERT_ROW)
            .gives(ALERT),
        Exchange.of(
                "notifications.send/1",
                sc ->
                    sc.notifications()
                        .send(
                            new NewNotification(
                                id(3),
                                id(2),
                                id(6),
                                NotificationType.ALERT,
                                "T",
                                "M",
                                JsonObject.of("a", 1))))
            .sends("POST /v1/notifications")
            .body(
                "{'user_id':'$3','business_id':'$2','alert_id':'$6','type':'alert','title':'T',"
                    + "'message':'M','data':{'a':1}}")
            .answered(201, NOTE_ROW)
            .gives(NOTE),
        Exchange.of(
                "notifications.list/2", sc -> sc.notifications().list(true, PageRequest.first()))
            .sends("GET /v1/notifications?unread=true&limit=100")
            .answered(200, "{'notifications':[" + NOTE_ROW + "],'next_cursor':null}")
            .gives(new Page<>(List.of(NOTE), null)),
        Exchange.of(
                "notifications.list/2 of read ones, too",
                sc -> sc.notifications().list(false, PageRequest.first()))
            .sends("GET /v1/notifications?limit=100")
            .answered(200, "{'notifications':[],'next_cursor':null}")
            .gives(new Page<Notification>(List.of(), null)),
        Exchange.of("notifications.markRead/1", sc -> sc.notifications().markRead(id(7)))
            .sends("POST /v1/notifications/$7/read")
            .body("")
            .answered(200, NOTE_ROW)
            .gives(NOTE));
  }

  private static SourceForecast forecast(Prediction prediction) {
    return new SourceForecast(
        id(1),
        "Sales",
        OpenEnum.of(ModelType.PROPHET),
        new BigDecimal("0.90"),
        at(0),
        List.of(prediction));
  }
}
