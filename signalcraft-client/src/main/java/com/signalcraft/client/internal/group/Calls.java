package com.signalcraft.client.internal.group;

import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiRequest;
import com.signalcraft.client.internal.transport.HttpMethod;
import com.signalcraft.common.Checks;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.common.WireEnum;
import java.time.Instant;
import java.util.List;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** Requests of the shapes that calls have. Stateless. */
final class Calls {

  private static final RequestBody NOTHING = RequestBody.create(new byte[0]);

  private Calls() {}

  static ApiRequest get(Object... path) {
    return ApiRequest.of(HttpMethod.GET, path);
  }

  static ApiRequest delete(Object... path) {
    return ApiRequest.of(HttpMethod.DELETE, path);
  }

  static ApiRequest post(Members body, Object... path) {
    return ApiRequest.of(HttpMethod.POST, path).body(body.toBody());
  }

  /** A call that says all by its path. */
  static ApiRequest postNothing(Object... path) {
    return ApiRequest.of(HttpMethod.POST, path).body(NOTHING);
  }

  static ApiRequest put(Members body, Object... path) {
    return ApiRequest.of(HttpMethod.PUT, path).body(body.toBody());
  }

  static ApiRequest page(ApiRequest request, PageRequest page) {
    return request.query("limit", page.limit()).query("cursor", page.cursor());
  }

  /** A range, whose ends are left out where they are those of all that can be stored. */
  static ApiRequest range(ApiRequest request, TimeRange range) {
    return request
        .query("from", unless(TimeRange.EARLIEST, range.from()))
        .query("to", unless(TimeRange.LATEST, range.to()));
  }

  private static @Nullable Instant unless(Instant usual, Instant given) {
    return given.equals(usual) ? null : given;
  }

  static @Nullable String wireName(@Nullable WireEnum constant) {
    return constant == null ? null : constant.wireName();
  }

  /** Texts in one parameter; null where there are none. */
  static @Nullable String commaSeparated(String field, List<String> texts) {
    for (String text : texts) {
      Checks.that(
          text.indexOf(',') < 0,
          field,
          "must not hold a comma, which separates them in the hosted API, was \""
              + Checks.shown(text)
              + "\"");
    }
    return texts.isEmpty() ? null : String.join(",", texts);
  }
}
