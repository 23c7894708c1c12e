package com.signalcraft.examples.server.report;

import com.signalcraft.common.WireEnum;

/** What a report is written as. */
enum ReportType implements WireEnum {
  PDF("pdf", "application/pdf"),
  HTML("html", "text/html; charset=utf-8");

  private final String wireName;
  private final String mediaType;

  ReportType(String wireName, String mediaType) {
    this.wireName = wireName;
    this.mediaType = mediaType;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  String mediaType() {
    return mediaType;
  }

  String fileName() {
    return "report." + wireName;
  }
}
