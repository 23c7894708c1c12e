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
          Content content = new Content(answer);
          StreamedObject.read(answer, content);
          return content.series();
        });
  }

  private static final class Content implements StreamedObject.MemberReader {
    private final ApiAnswer answer;
    private @Nullable String timezone;
    private @Nullable String frequency;
    private long @Nullable [] timestamps;
    private double @Nullable [] values;

    Content(ApiAnswer answer) {
      this.answer = answer;
    }

    @Override
    public boolean read(String name, JsonParser parser) throws IOException {
      switch (name) {
        case "timezone" -> timezone = StreamedObject.text(answer, parser, name);
        case "frequency" -> frequency = StreamedObject.text(answer, parser, name);
        case "timestamps" -> timestamps = timestamps(parser);
        case "values" -> values = values(parser);
        default -> {
          return false;
        }
      }
      return true;
    }

    private long[] timestamps(JsonParser parser) throws IOException {
      StreamedObject.require(answer, parser, JsonToken.START_ARRAY, "timestamps");
      long[] read = new long[FIRST_ROOM];
      int size = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        StreamedObject.require(answer, parser, JsonToken.VALUE_NUMBER_INT, "timestamps[]");
        if (size == read.length) {
          read = Arrays.copyOf(read, 2 * size);
        }
        read[size] = parser.getLongValue();
        size++;
      }
      return Arrays.copyOf(read, size);
    }

    private double[] values(JsonParser parser) throws IOException {
      StreamedObject.require(answer, parser, JsonToken.START_ARRAY, "values");
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
        throw StreamedObject.wrong(answer, "values[]", "a number or null", "something else");
      }
      return parser.getDoubleValue();
    }

    TimeSeries series() {
      ZoneId zone = zone(StreamedObject.required(answer, "timezone", timezone));
      long[] times = StreamedObject.required(answer, "timestamps", timestamps);
      double[] numbers = StreamedObject.required(answer, "values", values);
      return frequency == null
          ? TimeSeries.of(zone, times, numbers)
          : TimeSeries.of(zone, Frequency.parse(frequency), times, numbers);
    }

    private ZoneId zone(String name) {
      try {
        return ZoneId.of(name);
      } catch (DateTimeException e) {
        throw StreamedObject.wrong(answer, "timezone", "a known time zone", "another text");
      }
    }
  }
}
