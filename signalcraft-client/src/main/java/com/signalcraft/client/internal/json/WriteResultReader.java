package com.signalcraft.client.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.signalcraft.client.internal.transport.ApiAnswer;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.common.Checks;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.WriteResult;
import java.io.IOException;
import java.util.List;

/** Reads what became of each point of a batch. Thread-safe. */
public final class WriteResultReader implements ResponseReader<WriteResult> {

  private static final List<String> COUNTS = List.of("corrected", "unchanged", "superseded");

  private final PointBatch batch;

  /**
   * A reader.
   *
   * @param batch what was sent, which the answer refers to
   */
  public WriteResultReader(PointBatch batch) {
    this.batch = Checks.required("batch", batch);
  }

  @Override
  public WriteResult read(ApiAnswer answer) throws IOException {
    return MalformedAnswer.whereWrong(
        answer,
        () -> {
          ObjectNode counts = Json.object();
          StreamedObject.read(answer, (name, parser) -> keep(counts, name, parser));
          return result(Fields.of(answer, counts, new Members()));
        });
  }

  /** The points themselves are known, and many. */
  private static boolean keep(ObjectNode counts, String name, JsonParser parser)
      throws IOException {
    boolean wanted = !name.equals("data_points") || parser.currentToken() == JsonToken.VALUE_NULL;
    if (wanted) {
      counts.set(name, Json.read(parser));
    }
    return wanted;
  }

  private WriteResult result(Fields answer) {
    List<RejectedPoint> rejected =
        answer.has("rejected") ? answer.list("rejected", this::rejected) : List.of();
    boolean tellsMore = answer.has("rejected") || COUNTS.stream().anyMatch(answer::has);
    int created = count(answer, "created");
    return new WriteResult(
        // a server that tells of nothing else has created all of them
        tellsMore ? created : batch.points().size(),
        count(answer, "corrected"),
        count(answer, "unchanged"),
        count(answer, "superseded"),
        rejected,
        answer.has("replayed") && answer.flag("replayed"));
  }

  private int count(Fields answer, String name) {
    long count = answer.integer(name, 0);
    if (count < 0 || count > batch.points().size()) {
      throw answer.wrong(name, "from 0 to the size of the batch", "beyond");
    }
    return (int) count;
  }

  private RejectedPoint rejected(Fields row) {
    long index = row.integer("index");
    if (index < 0 || index >= batch.points().size()) {
      throw row.wrong("index", "below the size of the batch", "beyond");
    }
    return new RejectedPoint(
        batch.points().get((int) index), row.text("code"), row.text("message"));
  }
}
