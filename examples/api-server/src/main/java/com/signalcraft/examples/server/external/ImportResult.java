package com.signalcraft.examples.server.external;

import java.util.List;

/**
 * What came of an import.
 *
 * @param saved how many rows there are now of those that came; what was there was replaced
 * @param skipped what was left out and why, a line each
 */
public record ImportResult(int saved, List<String> skipped) {

  /** Copies the list. */
  public ImportResult {
    skipped = List.copyOf(skipped);
  }
}
