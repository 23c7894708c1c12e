package com.signalcraft.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Runs the command line in this process, as a person would. */
final class Cli {

  /** The sample of real data. */
  static final Path BIKES = Path.of("..", "data", "bike_sharing_daily.csv");

  /** The sample with trouble. */
  static final Path MESSY = Path.of("..", "data", "webshop_revenue_messy.csv");

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private Cli() {}

  /** What a run left behind. */
  record Result(int code, String out, String err) {}

  static Result run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    int code = new SignalCraftCli(CLOCK).run(new PrintWriter(out), new PrintWriter(err), texts);
    return new Result(code, out.toString(), err.toString());
  }
}
