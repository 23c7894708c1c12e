package com.signalcraft.jdbc.internal;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.SubscriptionRequiredException;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Turns what the database or its driver says into the errors of the common hierarchy, by SQLSTATE
 * (PostgreSQL documentation, appendix A). The server's message and detail, which may hold values of
 * rows, are never passed on; names of columns and constraints are. The exception are the states
 * that begin with PT, which our own functions raise with a message that is meant for the caller.
 * Stateless.
 */
public final class SqlErrors {

  private SqlErrors() {}

  /**
   * The error that a failure of the driver stands for.
   *
   * @param action what was being done, such as {@code save the alert}
   * @param failure what the driver threw
   * @return the error, to be thrown; only its stack trace's cause is the class of the failure,
   *     without its message
   */
  public static SignalCraftException translate(String action, SQLException failure) {
    String state = Optional.ofNullable(failure.getSQLState()).orElse("");
    FailureDetails details = FailureDetails.causedBy(new SqlFailure(state, failure));
    String could = "could not " + action + ": ";
    // The pool says the same where it waited in vain for a connection that could not be made, and
    // then gives the state of that failure.
    if (failure instanceof SQLTransientConnectionException && state.isEmpty()) {
      return new OverloadedException(could + "no connection was free in time", details);
    }
    return switch (state) {
      case "23505" -> new ConflictException(could + "it exists already", details);
      case "40001", "40P01" ->
          new SignalCraftException(
              ConflictException.CODE,
              true,
              could + "another call changed the same rows at the same time",
              details);
      case "42501" -> new PermissionDeniedException(could + "the caller may not", details);
      case "55P03" -> new OverloadedException(could + "a lock was not free in time", details);
      case "57014" -> new CallTimeoutException(could + "it took too long", details);
      case "57P01", "57P02", "57P03" ->
          new TransportException(could + "the database is shutting down or starting", details);
      case "57P05" ->
          new TransportException(could + "the database has ended an idle connection", details);
      default -> translateClass(could, state, failure, details);
    };
  }

  private static SignalCraftException translateClass(
      String could, String state, SQLException failure, FailureDetails details) {
    return switch (state.length() == 5 ? state.substring(0, 2) : "") {
      case "08" -> new TransportException(could + "the connection failed", details);
      case "22", "23" -> new ValidationException(fieldOf(failure), issueOf(state), details);
      case "28" -> new AuthenticationException(could + "the database refused the login", details);
      case "53" -> new OverloadedException(could + "the database is out of resources", details);
      case "PT" -> raised(could, state, failure, details);
      default -> unexpected(could, state, details);
    };
  }

  /** What our functions raise: the status of the hosted API after PT, as PostgREST has it. */
  private static SignalCraftException raised(
      String could, String state, SQLException failure, FailureDetails details) {
    String message =
        serverMessage(failure).map(ServerErrorMessage::getMessage).orElse(could + "it was refused");
    return switch (state) {
      case "PT400" -> new ValidationException(fieldOf(failure), message, details);
      case "PT401" -> new AuthenticationException(message, details);
      case "PT402" -> new SubscriptionRequiredException(message, details);
      case "PT403" -> new PermissionDeniedException(message, details);
      case "PT404" -> new NotFoundException(message, details);
      case "PT409" -> new ConflictException(message, details);
      default -> unexpected(could, state, details);
    };
  }

  private static SignalCraftException unexpected(
      String could, String state, FailureDetails details) {
    return new SignalCraftException(
        "INTERNAL_ERROR", false, could + "unexpected SQLSTATE " + state, details);
  }

  private static Optional<ServerErrorMessage> serverMessage(SQLException failure) {
    return failure instanceof PSQLException postgres
        ? Optional.ofNullable(postgres.getServerErrorMessage())
        : Optional.empty();
  }

  private static String fieldOf(SQLException failure) {
    Optional<ServerErrorMessage> message = serverMessage(failure);
    return message
        .map(ServerErrorMessage::getColumn)
        .or(() -> message.map(ServerErrorMessage::getConstraint))
        .orElse("value");
  }

  private static String issueOf(String state) {
    return switch (state) {
      case "23502" -> "is required";
      case "23503" -> "names something that does not exist";
      case "23514" -> "is not allowed";
      case "22001" -> "is too long";
      case "22003" -> "is out of range";
      default -> "is not valid (SQLSTATE " + state + ")";
    };
  }

  /** Stands for the driver's exception, with its stack but without its text. */
  private static final class SqlFailure extends Exception {
    private static final long serialVersionUID = 1L;

    SqlFailure(String state, SQLException failure) {
      super(failure.getClass().getSimpleName() + " with SQLSTATE " + state);
      setStackTrace(failure.getStackTrace());
    }
  }
}
