package com.signalcraft.client.exchange;

import static com.signalcraft.client.exchange.AccountExchanges.done;
import static com.signalcraft.client.exchange.Exchange.at;
import static com.signalcraft.client.exchange.Exchange.id;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertMemory;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import java.time.Duration;
import java.util.List;

/** Runs, states and deliveries of alerts. */
final class AlertRunExchanges {

  private static final String STATUS =
      "{'alert_id':'$6','phase':'dozing','since':'@1','evaluated_until':'@2','value':-1.5,"
          + "'message':'M'}";

  private static final AlertStatus DOZING =
      new AlertStatus(id(6), OpenEnum.parse(AlertPhase.class, "dozing"), at(1), at(2), -1.5, "M");

  private static final String STATE =
      "{'alert_id':'$6','phase':'firing','since':'@1','evaluated_until':'@2','value':7.0,"
          + "'message':'M','memory':'AQL/'}";

  private static final AlertState FIRING =
      new AlertState(
          new AlertStatus(id(6), OpenEnum.of(AlertPhase.FIRING), at(1), at(2), 7.0, "M"),
          AlertMemory.of(new byte[] {1, 2, -1}));

  private static final String EVENT =
      "{'id':'$8','alert_ids':['$6'],'change':'fired','at':'@2','title':'T','message':'M',"
          + "'data':{'a':1}}";

  private static final AlertEvent FIRED =
      new AlertEvent(
          id(8),
          List.of(id(6)),
          OpenEnum.of(AlertChange.FIRED),
          at(2),
          "T",
          "M",
          JsonObject.of("a", 1));

  private static final String DELIVERY =
      "{'id':'$9','business_id':'$2','channel':'hook','event':"
          + EVENT
          + ",'attempts':3,'leased_until':'@9','last_error':'time-out','created_at':'@2'}";

  private static final AlertDelivery ON_ITS_WAY =
      new AlertDelivery(id(9), id(2), "hook", FIRED, 3, at(9), "time-out", at(2));

  private static final String ALERT =
      "{'id':'$6','business_id':'$2','source_id':'$1','name':'Watch','condition':'anomaly',"
          + "'threshold':null,'timeframe':'1h','is_active':true,'last_triggered':null,"
          + "'settings':{},'created_by':null,'created_at':'@0','updated_at':'@0'}";

  private static final Alert WATCH =
      new Alert(
          id(6),
          id(2),
          id(1),
          "Watch",
          OpenEnum.of(AlertCondition.ANOMALY),
          null,
          OpenEnum.of(AlertTimeframe.ONE_HOUR),
          true,
          null,
          AlertSettings.defaults(),
          null,
          at(0),
          at(0));

  private AlertRunExchanges() {}

  static List<Exchange> all() {
    return List.of(
        Exchange.of("alertRuns.claim/2", sc -> sc.alertRuns().claim(10, Duration.ofSeconds(30)))
            .sends("POST /v1/alerts/runs/claim")
            .body("{'limit':10,'lease':'PT30S'}")
            .answered(
                200,
                "{'runs':[{'business_id':'$2','version':3000000000,'leased_until':'@9','now':'@8',"
                    + "'alerts':["
                    + ALERT
                    + "],'states':["
                    + STATE
                    + "]}]}")
            .gives(
                List.of(
                    new AlertRun(
                        id(2), 3_000_000_000L, at(9), at(8), List.of(WATCH), List.of(FIRING)))),
        Exchange.of(
                "alertRuns.commit/1",
                sc ->
                    done(
                        () ->
                            sc.alertRuns()
                                .commit(
                                    new AlertCommit(
                                        id(2),
                                        3_000_000_000L,
                                        at(9),
                                        List.of(FIRING),
                                        List.of(FIRED),
                                        List.of("hook")))))
            .sends("POST /v1/alerts/runs/$2/commit")
            .body(
                "{'version':3000000000,'next_due':'@9','states':["
                    + STATE
                    + "],'events':["
                    + EVENT
                    + "],'channels':['hook']}"),
        Exchange.of("alertRuns.statuses/1", sc -> sc.alertRuns().statuses(id(2)))
            .sends("GET /v1/alerts/$2/statuses")
            .answered(200, "{'statuses':[" + STATUS + "]}")
            .gives(List.of(DOZING)),
        Exchange.of(
                "alertRuns.claimDeliveries/3",
                sc -> sc.alertRuns().claimDeliveries(List.of("hook"), 5, Duration.ofMinutes(1)))
            .sends("POST /v1/alerts/deliveries/claim")
            .body("{'channels':['hook'],'limit':5,'lease':'PT1M'}")
            .answered(200, "{'deliveries':[" + DELIVERY + "]}")
            .gives(List.of(ON_ITS_WAY)),
        Exchange.of(
                "alertRuns.settle/2",
                sc -> done(() -> sc.alertRuns().settle(id(9), DeliveryOutcome.delivered())))
            .sends("POST /v1/alerts/deliveries/$9/settle")
            .header("Idempotency-Key", "delivered-" + id(9))
            .body("{'outcome':'delivered'}"),
        Exchange.of(
                "alertRuns.settle/2 as a failure",
                sc ->
                    done(() -> sc.alertRuns().settle(id(9), DeliveryOutcome.retry(at(9), "full"))))
            .sends("POST /v1/alerts/deliveries/$9/settle")
            .body("{'outcome':'retry','retry_at':'@9','error':'full'}"),
        Exchange.of("alertRuns.deadLetters/1", sc -> sc.alertRuns().deadLetters(id(2)))
            .sends("GET /v1/alerts/deliveries/$2/dead")
            .answered(200, "{'deliveries':[" + DELIVERY + "]}")
            .gives(List.of(ON_ITS_WAY)));
  }
}
