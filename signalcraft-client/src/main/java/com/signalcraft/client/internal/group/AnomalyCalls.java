package com.signalcraft.client.internal.group;

import com.signalcraft.anomaly.Anomalies;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.Fields;
import com.signalcraft.client.internal.json.InsightRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ApiRequest;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.internal.Requests;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Stored anomalies. Thread-safe. */
public final class AnomalyCalls implements Anomalies {

  private static final String ANOMALIES = "anomalies";

  private final ApiCaller caller;
  private final InstantSource clock;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   * @param clock tells how far back a range reaches
   */
  public AnomalyCalls(ApiCaller caller, InstantSource clock) {
    this.caller = caller;
    this.clock = clock;
  }

  @Override
  public List<Anomaly> save(List<NewAnomaly> anomalies) {
    List<Members> rows =
        Requests.batch(ANOMALIES, anomalies).stream().map(AnomalyCalls::row).toList();
    return caller.call(
        Calls.post(Members.of(ANOMALIES, rows), ANOMALIES),
        Answers.list(ANOMALIES, InsightRows::anomaly));
  }

  private static Members row(NewAnomaly anomaly) {
    return Members.of("source_id", anomaly.sourceId())
        .with("timestamp", anomaly.timestamp())
        .with("actual_value", anomaly.actualValue())
        .with("expected_value", anomaly.expectedValue())
        .with("deviation_score", anomaly.deviationScore())
        .with("severity", anomaly.severity());
  }

  @Override
  public Anomaly get(UUID anomalyId) {
    return caller.call(
        Calls.get(ANOMALIES, "items", id(anomalyId)), Answers.object(InsightRows::anomaly));
  }

  @Override
  public Page<Anomaly> list(AnomalyQuery query, PageRequest page) {
    Checks.required("query", query);
    Checks.required("page", page);
    PublishedWindow window = PublishedWindow.of(query.range(), clock.instant());
    ApiRequest request =
        Calls.get(ANOMALIES, query.businessId())
            .query("timeframe", window.timeframe().wireName())
            .query("severity", Calls.wireName(query.severity()))
            .query("acknowledged", query.acknowledged())
            .query("source_id", query.sourceId())
            // both always: without them the server goes by the timeframe
            .query("from", query.range().from())
            .query("to", query.range().to());
    return caller.call(
        Calls.page(request, page),
        Answers.page(
            ANOMALIES,
            page,
            Members.of("business_id", query.businessId()),
            InsightRows::anomaly,
            (answer, all) -> published(answer, window, query, all)));
  }

  /** What a server without pages answers: it knows of the timeframe, not of range and source. */
  private static List<Anomaly> published(
      Fields answer, PublishedWindow window, AnomalyQuery query, List<Anomaly> all) {
    window.requireCovered(answer);
    return PublishedWindow.matching(query, all);
  }

  @Override
  public Anomaly acknowledge(UUID anomalyId) {
    return caller.call(
        Calls.postNothing(ANOMALIES, id(anomalyId), "acknowledge"),
        Answers.object(InsightRows::anomaly));
  }

  private static UUID id(UUID anomalyId) {
    return Checks.required("id", anomalyId);
  }
}
