package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.common.JsonObject;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.RejectedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Refused points as they are kept with the answer to a batch: the index in the batch, the code and
 * the reason. The points themselves come with the batch, which is the same whenever the answer is
 * given again. Stateless.
 */
public final class RejectedPoints {

  private static final String INDEX = "index";
  private static final String CODE = "code";
  private static final String REASON = "reason";

  private RejectedPoints() {}

  /**
   * The form in which they are kept.
   *
   * @param batch the batch
   * @param rejected its refused points, in their order
   * @return one object for each
   */
  public static List<JsonObject> toJson(PointBatch batch, List<RejectedPoint> rejected) {
    List<JsonObject> objects = new ArrayList<>(rejected.size());
    int index = -1;
    for (RejectedPoint point : rejected) {
      do {
        index++;
      } while (!batch.points().get(index).equals(point.point()));
      objects.add(JsonObject.of(Map.of(INDEX, index, CODE, point.code(), REASON, point.reason())));
    }
    return objects;
  }

  /**
   * The refused points of an answer.
   *
   * @param batch the batch that it answers
   * @param objects what {@link #toJson} made of them
   * @return the points
   */
  public static List<RejectedPoint> of(PointBatch batch, List<JsonObject> objects) {
    return objects.stream().map(object -> of(batch, object)).toList();
  }

  private static RejectedPoint of(PointBatch batch, JsonObject object) {
    int index = object.number(INDEX).orElseThrow().intValueExact();
    return new RejectedPoint(
        batch.points().get(index),
        object.string(CODE).orElseThrow(),
        object.string(REASON).orElseThrow());
  }
}
