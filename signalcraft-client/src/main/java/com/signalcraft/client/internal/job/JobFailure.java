package com.signalcraft.client.internal.job;

import com.signalcraft.client.internal.json.Fields;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.RateLimitedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.SubscriptionRequiredException;
import com.signalcraft.error.ValidationException;

/** The error that a failed job tells of. Stateless. */
final class JobFailure {

  private static final String UNKNOWN = "INTERNAL_ERROR";

  /** The code that the API has for it; the core counts it among the wrong arguments. */
  private static final String INSUFFICIENT_DATA = "INSUFFICIENT_DATA";

  private JobFailure() {}

  static SignalCraftException of(Fields job) {
    Fields error = job.optionalObject("error");
    String code = error == null ? null : error.optionalText("code");
    String told = error == null ? null : error.optionalText("message");
    String message = told == null || told.isBlank() ? "the job failed without saying why" : told;
    if (error == null || code == null) {
      return other(UNKNOWN, message);
    }
    Fields details = error.optionalObject("details");
    String field = details == null ? null : details.optionalText("field");
    String issue = details == null ? null : details.optionalText("issue");
    return of(code, message, field == null ? "job" : field, issue == null ? message : issue);
  }

  private static SignalCraftException of(String code, String message, String field, String issue) {
    return switch (code) {
      case AuthenticationException.CODE -> new AuthenticationException(message);
      case CallTimeoutException.CODE -> new CallTimeoutException(message);
      case ConflictException.CODE -> new ConflictException(message);
      case INSUFFICIENT_DATA -> new InsufficientDataException(issue);
      case NotFoundException.CODE -> new NotFoundException(message);
      case NotSupportedException.CODE -> new NotSupportedException(message);
      case OverloadedException.CODE -> new OverloadedException(message);
      case PermissionDeniedException.CODE -> new PermissionDeniedException(message);
      case RateLimitedException.CODE -> new RateLimitedException(message);
      case SubscriptionRequiredException.CODE -> new SubscriptionRequiredException(message);
      case ValidationException.CODE -> new ValidationException(field, issue);
      default -> other(code, message);
    };
  }

  private static SignalCraftException other(String code, String message) {
    return new SignalCraftException(code, false, message, FailureDetails.NONE);
  }
}
