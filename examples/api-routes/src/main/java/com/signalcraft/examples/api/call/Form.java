package com.signalcraft.examples.api.call;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a form with a file.
 *
 * @param parts the content by name
 */
public record Form(Map<String, byte[]> parts) {

  /**
   * The bytes of a part.
   *
   * @param name its name
   * @return the content, or null where there is none
   */
  public byte @Nullable [] bytes(String name) {
    return parts.get(name);
  }

  /**
   * The text of a part.
   *
   * @param name its name
   * @return the content, or null where there is none
   */
  public @Nullable String text(String name) {
    byte[] content = parts.get(name);
    return content == null ? null : new String(content, StandardCharsets.UTF_8);
  }
}
