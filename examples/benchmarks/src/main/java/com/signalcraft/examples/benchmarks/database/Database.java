package com.signalcraft.examples.benchmarks.database;

/** The databases that are compared. */
enum Database {
  /** As the migrations make it. */
  SIGNALCRAFT("signalcraft"),
  /** As the document has it, with the recursion of its policies mended. */
  DOCUMENT("document");

  private final String databaseName;

  Database(String databaseName) {
    this.databaseName = databaseName;
  }

  String databaseName() {
    return databaseName;
  }
}
