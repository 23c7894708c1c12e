/** The API, the in-memory back end, time series, forecasting, anomaly detection, alerts and CSV. */
@SuppressWarnings(
    "module") // the two modules that the internal package is for are not compiled here
module com.signalcraft.core {
  requires commons.math3;
  requires de.siegmar.fastcsv;
  requires org.slf4j;
  // transitive, as the annotations stand in public signatures; static, as nobody needs them to run
  requires static transitive org.jspecify;

  exports com.signalcraft;
  exports com.signalcraft.account;
  exports com.signalcraft.alert;
  exports com.signalcraft.anomaly;
  exports com.signalcraft.business;
  exports com.signalcraft.common;
  exports com.signalcraft.error;
  exports com.signalcraft.external;
  exports com.signalcraft.forecast;
  exports com.signalcraft.kpi;
  exports com.signalcraft.lifecycle;
  exports com.signalcraft.notification;
  exports com.signalcraft.security;
  exports com.signalcraft.series;
}
