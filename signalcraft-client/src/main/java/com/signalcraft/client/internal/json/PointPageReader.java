package com.signalcraft.client.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.signalcraft.client.internal.transport.ApiAnswer;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.kpi.KpiPoint;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a page of points without a tree of them. Thread-safe. */
public final class PointPageReader implements ResponseReader<Page<KpiPoint>> {

  private static final String POINTS = "data_points";

  private final UUID sourceId;
  private final PageRequest request;

  /**
   * A reader.
   *
   * @param sourceId the source of the points, which they do not name
   * @param request what was asked for
   */
  public PointPageReader(UUID sourceId, PageRequest request) {
    this.sourceId = Checks.required("source_id", sourceId);
    this.request = Checks.required("page", request);
  }

  @Override
  public Page<KpiPoint> read(ApiAnswer answer) throws IOException {
    return MalformedAnswer.whereWrong(
        answer,
        () -> {
          PageContent content = new PageContent(Place.top(answer));
          StreamedObject.read(answer, content);
          List<KpiPoint> points = content.place.required(POINTS, content.points);
          return new Page<>(points, Answers.nextCursor(answer, request, content.nextCursor));
        });
  }

  private final class PageContent implements StreamedObject.MemberReader {
    private final Place place;
    private @Nullable List<KpiPoint> points;
    private @Nullable String nextCursor;

    PageContent(Place place) {
      this.place = place;
    }

    @Override
    public boolean read(String name, JsonParser parser) throws IOException {
      if (name.equals(POINTS)) {
        points = points(parser);
      } else if (name.equals("next_cursor")) {
        nextCursor = StreamedObject.text(place, name, parser);
      } else {
        return false;
      }
      return true;
    }

    private List<KpiPoint> points(JsonParser parser) throws IOException {
      StreamedObject.require(place, POINTS, parser, JsonToken.START_ARRAY);
      List<KpiPoint> read = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        String name = POINTS + "[" + read.size() + "]";
        StreamedObject.require(place, name, parser, JsonToken.START_OBJECT);
        PointContent point = new PointContent(place.below(name));
        StreamedObject.members(parser, point);
        read.add(point.of(sourceId));
      }
      return read;
    }
  }

  private static final class PointContent implements StreamedObject.MemberReader {
    private final Place place;
    private @Nullable UUID id;
    private @Nullable Instant timestamp;
    private @Nullable BigDecimal value;
    private JsonObject metadata = JsonObject.EMPTY;

    PointContent(Place place) {
      this.place = place;
    }

    @Override
    public boolean read(String name, JsonParser parser) throws IOException {
      switch (name) {
        case "id" -> id = StreamedObject.uuid(place, name, parser);
        case "timestamp" -> timestamp = StreamedObject.instant(place, name, parser);
        case "value" -> value = StreamedObject.decimal(place, name, parser);
        case "metadata" -> metadata = metadata(parser);
        default -> {
          return false;
        }
      }
      return true;
    }

    private JsonObject metadata(JsonParser parser) throws IOException {
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        return JsonObject.EMPTY;
      }
      StreamedObject.require(place, "metadata", parser, JsonToken.START_OBJECT);
      JsonNode tree = Json.read(parser);
      return tree.isEmpty() ? JsonObject.EMPTY : JsonObjects.of((ObjectNode) tree);
    }

    KpiPoint of(UUID sourceId) {
      Instant at = place.required("timestamp", timestamp);
      BigDecimal number = place.required("value", value);
      return id == null
          ? KpiPoint.of(sourceId, at, number, metadata)
          : new KpiPoint(id, sourceId, at, number, metadata);
    }
  }
}
