package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import java.util.UUID;

/**
 * What a CSV file holds. Immutable.
 *
 * @param sourceId the source that its points are of
 * @param timestampColumn the name of the column with the time stamps
 * @param valueColumn the name of the column with the values
 */
public record UploadOptions(UUID sourceId, String timestampColumn, String valueColumn) {

  private static final int LONGEST_NAME = 1_000;

  public UploadOptions {
    Checks.required("source_id", sourceId);
    Checks.text("timestamp_column", timestampColumn, LONGEST_NAME);
    Checks.text("value_column", valueColumn, LONGEST_NAME);
  }
}
