package com.signalcraft.examples.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of one class of benchmarks as a table in Markdown. With parameters there is a column
 * for each of their values; without, there is the spread, and the comparison with the benchmark
 * whose name begins with {@code plain}.
 */
public final class FigureTable {

  private static final String BASE = "plain";

  private FigureTable() {}

  static String of(List<Figure> figures) {
    return figures.stream().allMatch(figure -> figure.parameters().isEmpty())
        ? withSpread(figures)
        : byParameters(figures);
  }

  private static String withSpread(List<Figure> figures) {
    Optional<Figure> base =
        figures.stream().filter(figure -> figure.name().startsWith(BASE)).findFirst();
    boolean rates = figures.stream().anyMatch(figure -> figure.operations() > 1);
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("benchmark", "median", "lowest to highest"));
    base.ifPresent(figure -> header.add("times `" + figure.name() + "`"));
    if (rates) {
      header.add("a second");
    }
    rows.add(header);
    for (Figure figure : figures) {
      List<String> row = new ArrayList<>();
      row.add("`" + figure.name() + "`");
      row.add(Figure.time(figure.median()));
      row.add(Figure.time(figure.lowest()) + " to " + Figure.time(figure.highest()));
      base.ifPresent(other -> row.add(figure.ratio(other)));
      if (rates) {
        row.add(figure.rate());
      }
      rows.add(row);
    }
    return table(rows);
  }

  private static String byParameters(List<Figure> figures) {
    List<String> columns = figures.stream().map(Figure::parameters).distinct().toList();
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Figure figure : figures) {
      List<String> row =
          rows.computeIfAbsent(
              figure.name(),
              name -> {
                List<String> cells = new ArrayList<>(List.of("`" + name + "`"));
                columns.forEach(column -> cells.add(""));
                return cells;
              });
      row.set(1 + columns.indexOf(figure.parameters()), Figure.time(figure.median()));
    }
    List<String> header = new ArrayList<>(List.of("benchmark"));
    header.addAll(columns);
    List<List<String>> all = new ArrayList<>(List.of(header));
    all.addAll(rows.values());
    return table(all);
  }

  /**
   * A table, with numbers to the right in all columns but the first.
   *
   * @param rows the header, then the rows
   * @return the table in Markdown
   */
  public static String table(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      if (i == 0) {
        text.append("| --- |").append(" ---: |".repeat(rows.get(0).size() - 1)).append('\n');
      }
    }
    return text.toString();
  }
}
