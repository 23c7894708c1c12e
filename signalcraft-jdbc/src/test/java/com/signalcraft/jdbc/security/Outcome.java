package com.signalcraft.jdbc.security;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What became of a statement.
 *
 * @param state the SQLSTATE; {@link #DONE} where it succeeded
 * @param rows how many rows it changed or gave
 * @param result the rows that it gave, each as its columns in one text
 * @param message the error's message; empty where it succeeded
 * @param everythingSaid all that the server said of the error: message, detail, hint, where
 */
record Outcome(String state, int rows, List<String> result, String message, String everythingSaid) {

  static final String DONE = "00000";
  static final String DENIED = "42501";

  static Outcome done(int rows, List<String> result) {
    return new Outcome(DONE, rows, List.copyOf(result), "", "");
  }

  static Outcome failed(SQLException failure) {
    if (failure instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
      ServerErrorMessage said = postgres.getServerErrorMessage();
      String everything =
          Stream.of(said.getMessage(), said.getDetail(), said.getHint(), said.getWhere())
              .filter(Objects::nonNull)
              .collect(Collectors.joining("\n"));
      String message = Objects.requireNonNullElse(said.getMessage(), "");
      return new Outcome(failure.getSQLState(), 0, List.of(), message, everything);
    }
    throw new IllegalStateException(failure);
  }

  boolean succeeded() {
    return state.equals(DONE);
  }

  /** Whether the statement was refused, or touched and gave nothing. */
  boolean wasInVain() {
    return !succeeded() || rows == 0;
  }
}
