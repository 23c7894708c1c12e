package com.signalcraft.client.internal.group;

import com.signalcraft.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Idempotency keys as a header carries them: ASCII alone. Stateless. */
final class HeaderKey {

  private HeaderKey() {}

  /**
   * A key that a header carries unchanged; the hash of one that it would not. The same key gives
   * the same header, which is all that it is for.
   */
  static @Nullable String of(@Nullable String key) {
    return key == null || isHeaderText(key)
        ? key
        : "sha256-" + HexFormat.of().formatHex(Sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
  }

  private static boolean isHeaderText(String key) {
    return key.chars().allMatch(c -> c >= ' ' && c < 0x7F) && key.strip().equals(key);
  }
}
