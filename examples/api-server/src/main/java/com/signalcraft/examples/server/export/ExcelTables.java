package com.signalcraft.examples.server.export;

import com.signalcraft.common.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook with a sheet for each table. A number is one of Excel's where that is exact, which has
 * 15 digits, else a text. A table with more rows than a sheet goes on in the next one.
 */
final class ExcelTables implements TableWriter {

  private static final int ROWS = Worksheet.MAX_ROWS - 1;
  private static final int LONGEST_TEXT = 32_767;
  private static final int EXACT_DIGITS = 15;
  private static final int FLUSH_EVERY = 1_000;

  @Override
  public void write(List<Table> tables, ZipOutputStream archive) throws IOException {
    try (OutputStream entry = OpenEntry.of(archive, "export.xlsx");
        Workbook workbook = new Workbook(entry, "SignalCraft", "1.0")) {
      for (Table table : tables) {
        int count = table.rows().size();
        for (int from = 0; from == 0 || from < count; from += ROWS) {
          String name = from == 0 ? table.name() : table.name() + "_" + (from / ROWS + 1);
          Worksheet sheet = workbook.newWorksheet(name);
          write(table, table.rows().subList(from, Math.min(count, from + ROWS)), sheet);
          sheet.finish();
        }
      }
    }
  }

  private static void write(Table table, List<JsonObject> rows, Worksheet sheet)
      throws IOException {
    List<String> columns = table.columns();
    for (int column = 0; column < columns.size(); column++) {
      sheet.inlineString(0, column, columns.get(column));
    }
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        put(sheet, row + 1, column, rows.get(row).members().get(columns.get(column)));
      }
      if (row % FLUSH_EVERY == 0) {
        sheet.flush();
      }
    }
  }

  private static void put(Worksheet sheet, int row, int column, @Nullable Object value) {
    if (value instanceof BigDecimal number && isExact(number)) {
      sheet.value(row, column, number);
    } else if (value instanceof Boolean flag) {
      sheet.value(row, column, flag);
    } else if (value != null) {
      String text = Cell.text(value);
      boolean isTooLong = text.length() > LONGEST_TEXT;
      sheet.inlineString(row, column, isTooLong ? text.substring(0, LONGEST_TEXT - 1) + "…" : text);
    }
  }

  private static boolean isExact(BigDecimal number) {
    return number.stripTrailingZeros().precision() <= EXACT_DIGITS;
  }
}
