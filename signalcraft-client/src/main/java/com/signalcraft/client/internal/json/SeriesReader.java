package com.signalcraft.client.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.signalcraft.client.internal.transport.ApiAnswer;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a series straight into its two columns, without an object for each value. Stateless. */
public final class SeriesReader implements ResponseReader<TimeSeries> {

  private static final int FIRST_ROOM = 1_024;

  /** A reader. */
  public SeriesReader() {}

  @Override
  public TimeSeries read(ApiAnswer answer) throws IOException {
    return MalformedAnswer.whereWrong(
        answer,
        () -> {
          Content content = new Content(Place.top(answer));
          StreamedObject.read(answer, content);
          return content.series();
        });
  }

  private static final class Content implements StreamedObject.MemberReader {
    private final Place place;
    private @Nullable String timezone;
    private @Nullable String frequency;
    private long @Nullable [] timestamps;
    private double @Nullable [] values;

    Content(Place place) {
      this.place = place;
    }

    @Override
    public boolean read(String name, JsonParser parser) throws IOException {
      switch (name) {
        case "timezone" -> timezone = StreamedObject.text(place, name, parser);
        case "frequency" -> frequency = StreamedObject.text(place, name, parser);
        case "timestamps" -> timestamps = timestamps(parser);
        case "values" -> values = values(parser);
        default -> {
          return false;
        }
      }
      return true;
    }

    private long[] timestamps(JsonParser parser) throws IOException {
      StreamedObject.require(place, "timestamps", parser, JsonToken.START_ARRAY);
      long[] read = new long[FIRST_ROOM];
      int size = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        StreamedObject.require(place, "timestamps[]", parser, JsonToken.VALUE_NUMBER_INT);
        if (size == read.length) {
          read = Arrays.copyOf(read, 2 * size);
        }
        read[size] = parser.getLongValue();
        size++;
      }
      return Arrays.copyOf(read, size);
    }

    private double[] values(JsonParser parser) throws IOException {
      StreamedObject.require(place, "values", parser, JsonToken.START_ARRAY);
      double[] read = new double[FIRST_ROOM];
      int size = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (size == read.length) {
          read = Arrays.copyOf(read, 2 * size);
        }
        read[size] = value(parser);
        size++;
      }
      return Arrays.copyOf(read, size);
    }

    private double value(JsonParser parser) throws IOException {
      if (parser.currentToken() == JsonToken.VALUE_NULL) {
        return Double.NaN;
      } else if (!parser.currentToken().isNumeric()) {
        throw place.wrong("values[]", "a number or null", "something else");
      }
      return parser.getDoubleValue();
    }

    TimeSeries series() {
      ZoneId zone = zone(place.required("timezone", timezone));
      long[] times = place.required("timestamps", timestamps);
      double[] numbers = place.required("values", values);
      return frequency == null
          ? TimeSeries.of(zone, times, numbers)
          : TimeSeries.of(zone, Frequency.parse(frequency), times, numbers);
    }

    private ZoneId zone(String name) {
      try {
        return ZoneId.of(name);
      } catch (DateTimeException e) {
        throw place.wrong("timezone", "a known time zone", "another text");
      }
    }
  }
}
