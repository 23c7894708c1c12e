package com.signalcraft.examples.fleet.command;

import java.util.Optional;
import org.apache.spark.package$;
import picocli.CommandLine.IVersionProvider;

/** Which versions of this program and of Spark run. */
final class FleetVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String own =
        Optional.ofNullable(FleetVersion.class.getPackage().getImplementationVersion())
            .orElse("(built from sources)");
    return new String[] {
      "fleet " + own, "Spark " + package$.MODULE$.SPARK_VERSION(),
    };
  }
}
