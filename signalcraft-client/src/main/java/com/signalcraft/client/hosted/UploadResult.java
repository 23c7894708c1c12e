package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import java.util.List;

/**
 * What became of the lines of a file. Immutable.
 *
 * @param created how many points are new
 * @param corrected how many were there with another value
 * @param unchanged how many were there already
 * @param superseded how many have a later one of the same key in the file
 * @param rejected how many the server refused
 * @param badRows the lines that were no point
 */
public record UploadResult(
    long created,
    long corrected,
    long unchanged,
    long superseded,
    long rejected,
    List<BadRow> badRows) {

  public UploadResult {
    badRows = Checks.list("bad_rows", badRows);
  }

  /**
   * A line that was no point. Immutable.
   *
   * @param line its number in the file, from 1
   * @param message what is wrong with it
   */
  public record BadRow(long line, String message) {

    public BadRow {
      Checks.required("message", message);
    }
  }
}
