package com.signalcraft.examples.api.call;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a form with a file.
 *
 * @param parts the content by name
 */
public record Form(Map<String, Content> parts) {

  private static final int LONGEST_TEXT = 10_000;

  /**
   * The bytes of a part.
   *
   * @param name its name
   * @return the content, or null where there is none
   */
  public @Nullable Content content(String name) {
    return parts.get(name);
  }

  /**
   * The text of a part.
   *
   * @param name its name
   * @return the content, or null where there is none
   * @throws BadRequest if it is too long for a text, or cannot be read
   */
  public @Nullable String text(String name) {
    Content content = parts.get(name);
    if (content == null) {
      return null;
    }
    if (content.size() > LONGEST_TEXT) {
      throw new BadRequest(
          name, "must have at most " + LONGEST_TEXT + " bytes, had " + content.size());
    }
    try (InputStream bytes = content.open()) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BadRequest(name, "cannot be read: " + e.getMessage());
    }
  }
}
