package com.signalcraft.examples.server.external;

import com.signalcraft.examples.server.fetch.FetchOptions;
import java.util.List;

/**
 * What is imported by itself.
 *
 * @param imports which, and how often
 * @param fetching what may be fetched for them
 */
public record ImportOptions(List<ScheduledImport> imports, FetchOptions fetching) {

  /** Copies the list. */
  public ImportOptions {
    imports = List.copyOf(imports);
  }

  /** Nothing. */
  public static ImportOptions defaults() {
    return new ImportOptions(List.of(), FetchOptions.defaults());
  }
}
