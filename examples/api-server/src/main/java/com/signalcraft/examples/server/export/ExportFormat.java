package com.signalcraft.examples.server.export;

import com.signalcraft.common.WireEnum;

/** What tables are written as. */
enum ExportFormat implements WireEnum {
  CSV("csv", new CsvTables()),
  JSON("json", new JsonTables()),
  EXCEL("excel", new ExcelTables());

  private final String wireName;

  @SuppressWarnings("ImmutableEnumChecker") // stateless
  private final TableWriter writer;

  ExportFormat(String wireName, TableWriter writer) {
    this.wireName = wireName;
    this.writer = writer;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  TableWriter writer() {
    return writer;
  }
}
