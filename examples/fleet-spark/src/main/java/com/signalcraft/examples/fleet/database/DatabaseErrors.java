package com.signalcraft.examples.fleet.database;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the database refuses, in words for a person. */
final class DatabaseErrors {

  private static final String CODE = "DATABASE_UNUSABLE";

  private static final String NO_LOGIN =
      "does not let "
          + FleetDatabase.ROLE
          + " in: look at SIGNALCRAFT_FLEET_PASSWORD, or run 'fleet migrate', which sets it";

  /** By SQLSTATE. */
  private static final Map<String, String> WORDS =
      Map.of(
          "28P01", NO_LOGIN,
          "28000", NO_LOGIN,
          "3D000", "is not there: the server has no database of that name",
          "08001", "does not answer",
          "08004", "does not answer",
          "42501", "refuses a right that " + FleetDatabase.ROLE + " needs: run 'fleet migrate'",
          "3F000", "lacks the fleet's tables: run 'fleet migrate' first",
          "42P01", "lacks a table: run 'fleet migrate' first");

  private DatabaseErrors() {}

  static SignalCraftException told(FleetDatabase database, SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return new SignalCraftException(
        CODE,
        false,
        "the database "
            + database.address()
            + " "
            + WORDS.getOrDefault(state, "failed")
            + " ("
            + state
            + ", "
            + firstLine(failure.getMessage())
            + ")",
        FailureDetails.causedBy(failure));
  }

  static SignalCraftException unusable(FleetDatabase database, String why) {
    return new SignalCraftException(
        CODE, false, "the database " + database.address() + " " + why, FailureDetails.NONE);
  }

  /** The other lines may hold values of rows. */
  private static String firstLine(@Nullable String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }
}
