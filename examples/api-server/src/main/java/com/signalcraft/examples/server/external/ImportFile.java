package com.signalcraft.examples.server.external;

import com.signalcraft.common.OpenEnum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads which imports are to be made from a file of JSON, such as {@code imports.json}. */
public final class ImportFile {

  private static final Set<String> KNOWN =
      new TreeSet<>(Set.of("name", "kind", "url", "file", "city", "country", "symbols", "every"));

  private ImportFile() {}

  /**
   * Reads a file.
   *
   * @param file a list of objects with {@code kind}, {@code url} or {@code file}, {@code every},
   *     and what goes with the kind
   * @return the imports
   * @throws ImportException if it cannot be read; the message names the place in it
   */
  public static List<ScheduledImport> read(Path file) {
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ImportException(file + " cannot be read: " + e.getMessage(), e);
    }
    try {
      return parse(content, file.toAbsolutePath().resolveSibling(""));
    } catch (ImportException e) {
      throw new ImportException(file + ": " + e.getMessage(), e);
    }
  }

  private static List<ScheduledImport> parse(byte[] content, Path folder) {
    List<ScheduledImport> imports = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonPlace item : JsonPlace.parse(content).items()) {
      for (String name : item.names()) {
        if (!KNOWN.contains(name)) {
          throw item.fault("has \"" + name + "\"; there is " + String.join(", ", KNOWN));
        }
      }
      ScheduledImport one = item.checked(() -> one(item, folder));
      if (!names.add(one.name())) {
        throw item.fault("is there twice: give each a name of its own");
      }
      imports.add(one);
    }
    return imports;
  }

  private static ScheduledImport one(JsonPlace item, Path folder) {
    Optional<String> url = item.optional("url").map(JsonPlace::text);
    Optional<String> file = item.optional("file").map(JsonPlace::text);
    if (url.isPresent() == file.isPresent()) {
      throw item.fault("must have either url or file");
    }
    ImportSource source =
        new ImportSource(
            OpenEnum.require(ImportKind.class, "kind", item.required("kind").text()),
            url.orElseGet(() -> folder.resolve(file.orElseThrow()).toString()),
            item.optional("city").map(JsonPlace::text).orElse(null),
            item.optional("country").map(JsonPlace::text).orElse(null),
            Set.copyOf(
                item.optional("symbols").map(JsonPlace::items).orElse(List.of()).stream()
                    .map(JsonPlace::text)
                    .toList()));
    if (url.isPresent() && !source.isUrl()) {
      throw new ImportException(item.path() + ".url must begin with https://", null);
    }
    return new ScheduledImport(
        item.optional("name").map(JsonPlace::text).orElseGet(() -> name(source)),
        source,
        every(item.required("every")));
  }

  /** The same for the same import, and without its address. */
  private static String name(ImportSource source) {
    String all = source.origin() + '\n' + source.city() + '\n' + source.country();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return source.kind().wireName() + "-" + HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Duration every(JsonPlace place) {
    try {
      return Duration.parse(place.text());
    } catch (DateTimeException e) {
      throw place.fault("must be a length of time such as PT1H or P1D");
    }
  }
}
