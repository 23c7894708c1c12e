package com.signalcraft.examples.fleet.stream;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** What became of the anomalies of a part of a batch. */
public final class KeptPart {

  /** How Spark turns it into a row and back. */
  public static final Encoder<KeptPart> ENCODER = Encoders.bean(KeptPart.class);

  private long leftOut;
  private String example = "";

  /** An empty one, for Spark. */
  public KeptPart() {}

  /** One more is not kept. */
  void leaveOut(Told told, String why) {
    if (leftOut == 0) {
      example = told.getSourceId() + " of business " + told.getBusinessId() + ": " + why;
    }
    leftOut++;
  }

  /** How many could not be kept. */
  public long getLeftOut() {
    return leftOut;
  }

  public void setLeftOut(long leftOut) {
    this.leftOut = leftOut;
  }

  /** One of them, and why; empty where all were kept. */
  public String getExample() {
    return example;
  }

  public void setExample(String example) {
    this.example = example;
  }
}
