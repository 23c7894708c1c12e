package com.signalcraft.client.server;

import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.Content;
import com.signalcraft.examples.api.call.Form;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form of RFC 7578, taken apart. Bytes are held as Latin-1, which keeps each as it is. */
final class Multipart {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME =
      Pattern.compile("(?i)content-disposition: form-data;.*?\\bname=\"([^\"]*)\".*");

  private final Map<String, Content> parts = new LinkedHashMap<>();

  private Multipart() {}

  static Form parse(String type, byte[] content, Set<String> known) {
    Matcher boundary = BOUNDARY.matcher(type);
    if (!boundary.find()) {
      throw new BadRequest("Content-Type", "must have a boundary, was " + type);
    }
    String line = "\r\n--" + boundary.group(1);
    String text = "\r\n" + new String(content, StandardCharsets.ISO_8859_1);
    Multipart form = new Multipart();
    int at = text.indexOf(line);
    while (at >= 0 && !text.startsWith("--", at + line.length())) {
      int start = at + line.length() + 2;
      int end = text.indexOf(line, start);
      if (end < 0) {
        throw new BadRequest("form", "must not be cut");
      }
      form.add(text.substring(start, end), known);
      at = end;
    }
    return new Form(form.parts);
  }

  private void add(String part, Set<String> known) {
    int head = part.indexOf("\r\n\r\n");
    String name =
        part.substring(0, Math.max(head, 0))
            .lines()
            .map(NAME::matcher)
            .filter(Matcher::matches)
            .map(found -> found.group(1))
            .findFirst()
            .orElseThrow(() -> new BadRequest("form", "must name its parts"));
    byte[] content = part.substring(head + 4).getBytes(StandardCharsets.ISO_8859_1);
    if (!known.contains(name) || parts.put(name, Content.of(content)) != null) {
      throw new BadRequest("form", "has no part " + name + ", or has it once");
    }
  }
}
