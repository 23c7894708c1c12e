package com.signalcraft.examples.fleet.command;

import com.signalcraft.examples.fleet.points.MadePoints;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many series are to be made: {@code 1000} or {@code 1000x730}. */
final class MadeSize implements ITypeConverter<MadePoints> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?:[xX](\\d{1,7}))?");
  private static final int TWO_YEARS = 730;

  @Override
  public MadePoints convert(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "must be SERIES or SERIESxPOINTS, such as 1000x730, was \"" + text + "\"");
    }
    int points = parts.group(2) == null ? TWO_YEARS : Integer.parseInt(parts.group(2));
    try {
      return new MadePoints(Integer.parseInt(parts.group(1)), points);
    } catch (com.signalcraft.error.ValidationException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
