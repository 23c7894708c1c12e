package com.signalcraft.examples.fleet.stream;

import com.signalcraft.anomaly.Severity;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.error.ValidationException;
import java.time.Instant;
import scala.Tuple2;

/** Makes what is told. */
final class ToldOf {

  private ToldOf() {}

  static Told anomaly(Tuple2<String, String> key, Verdict verdict, boolean startsEpisode) {
    Told told = of(Told.ANOMALY, key._1(), key._2());
    told.setMillis(verdict.epochMillis());
    told.setValue(verdict.value());
    told.setExpected(verdict.expected());
    told.setLower(verdict.lower());
    told.setUpper(verdict.upper());
    told.setDeviation(verdict.deviationScore());
    told.setScore(verdict.score());
    told.setSeverity(verdict.severityIfAnomaly().map(Severity::wireName).orElseThrow());
    told.setStartsEpisode(startsEpisode);
    told.setExplanation(verdict.explanation());
    return told;
  }

  static Told late(StreamPoint point, long last) {
    Told told = of(Told.LATE, point.getBusinessId(), point.getSourceId());
    told.setMillis(point.getMillis());
    told.setValue(point.getValue());
    told.setExplanation(
        "came after the point of " + Instant.ofEpochMilli(last) + " of its series was judged");
    return told;
  }

  static Told unreadable(StreamPoint point) {
    Told told = of(Told.UNREADABLE, "", "");
    told.setExplanation(point.getProblem());
    told.setPlace(point.getPlace());
    told.setRaw(point.getRaw());
    return told;
  }

  static Told restarted(Tuple2<String, String> key, ValidationException cause) {
    Told told = of(Told.RESTARTED, key._1(), key._2());
    told.setExplanation("its state could not be read, it begins anew: " + cause.getMessage());
    return told;
  }

  private static Told of(String kind, String businessId, String sourceId) {
    Told told = new Told();
    told.setKind(kind);
    told.setBusinessId(businessId);
    told.setSourceId(sourceId);
    return told;
  }
}
