package com.signalcraft.examples.cli.output;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Tells on stderr how far long work has come. Thread-safe. */
public interface Progress extends AutoCloseable {

  /** One unit of the work is done. */
  void step();

  @Override
  void close();

  /**
   * A bar, or nothing at all.
   *
   * @param task what is being done
   * @param units how many units there are; -1 if that is not known
   * @param wanted whether a bar is wanted; there is none without a terminal
   * @return the progress
   */
  static Progress of(String task, long units, boolean wanted) {
    return wanted && isTerminal() ? new Bar(task, units) : new Silent();
  }

  /** Whether a person is watching; never in a pipe or a build. */
  @SuppressWarnings("SystemConsoleNull") // what JDK 22 changed is asked for below
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      // Since JDK 22 there is a console without a terminal too, and a method that tells.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  /** No bar. */
  final class Silent implements Progress {
    private Silent() {}

    @Override
    public void step() {}

    @Override
    public void close() {}
  }

  /** A bar on stderr. */
  final class Bar implements Progress {
    private final ProgressBar bar;

    private Bar(String task, long units) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(units)
              .setStyle(ProgressBarStyle.ASCII)
              .clearDisplayOnFinish()
              .build();
    }

    @Override
    public void step() {
      bar.step();
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
