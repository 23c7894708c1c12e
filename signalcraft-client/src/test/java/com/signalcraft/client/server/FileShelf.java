package com.signalcraft.client.server;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.error.NotFoundException;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.RequestHeaders;
import com.signalcraft.examples.api.call.Route;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files to be downloaded for an hour, by those who may read their business. */
final class FileShelf {

  private static final Duration LIFE = Duration.ofHours(1);
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,15})-(\\d{1,15})?");
  private static final int PARTIAL = 206;
  private static final int OUT_OF_RANGE = 416;

  private final InstantSource clock;
  private final Supplier<URI> baseUrl;
  private final Map<UUID, StoredFile> files = new ConcurrentHashMap<>();

  FileShelf(InstantSource clock, Supplier<URI> baseUrl) {
    this.clock = clock;
    this.baseUrl = baseUrl;
  }

  /** A file with the place that it is read from. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
  record StoredFile(
      UUID businessId, byte[] content, String type, String url, String tag, Instant end) {}

  List<Route> routes() {
    return List.of(Route.get("/downloads/{file_id}", this::download).headers("Range", "If-Range"));
  }

  StoredFile put(UUID businessId, byte[] content, String type) {
    UUID id = UUID.randomUUID();
    StoredFile file =
        new StoredFile(
            businessId,
            content,
            type,
            baseUrl.get() + "/downloads/" + id,
            "\"" + id + "\"",
            clock.instant().plus(LIFE));
    files.put(id, file);
    return file;
  }

  private Answer download(Call call) {
    UUID id = call.id("file_id");
    StoredFile file = files.get(id);
    if (file == null || !clock.instant().isBefore(file.end())) {
      throw NotFoundException.of("file", id);
    }
    call.view().businesses().get(file.businessId());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", file.type());
    headers.put("ETag", file.tag());
    headers.put("Accept-Ranges", "bytes");
    return part(file, call.headers(), headers);
  }

  private static Answer part(StoredFile file, RequestHeaders request, Map<String, String> headers) {
    byte[] content = file.content();
    String range = request.single("Range");
    String condition = request.single("If-Range");
    if (range == null || (condition != null && !condition.equals(file.tag()))) {
      return new Answer(200, headers, content);
    }
    Matcher form = RANGE.matcher(range);
    if (!form.matches()) {
      throw new BadRequest("Range", "must be like " + RANGE + ", was " + range);
    }
    long from = Long.parseLong(form.group(1));
    long to =
        form.group(2) == null
            ? content.length - 1L
            : Math.min(Long.parseLong(form.group(2)), content.length - 1L);
    if (from > to) {
      headers.put("Content-Range", "bytes */" + content.length);
      headers.put("Content-Type", "application/json");
      Object error =
          object("code", "VALIDATION_ERROR", "message", "Range must begin within the file");
      return new Answer(OUT_OF_RANGE, headers, Answer.ok(object("error", error)).body());
    }
    headers.put("Content-Range", "bytes " + from + "-" + to + "/" + content.length);
    return new Answer(PARTIAL, headers, Arrays.copyOfRange(content, (int) from, (int) to + 1));
  }
}
