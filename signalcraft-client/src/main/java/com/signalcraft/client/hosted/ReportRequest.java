package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import com.signalcraft.kpi.Timeframe;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which report is wanted. Immutable.
 *
 * @param businessId the business that it is about
 * @param type what it is written as
 * @param template the name of the service's template, or null for its usual one
 * @param timeframe how far it looks back
 * @param includeSections the names of the sections that it has; empty for the template's
 * @param emailTo where it is sent to as well, or null
 */
public record ReportRequest(
    UUID businessId,
    ReportType type,
    @Nullable String template,
    Timeframe timeframe,
    List<String> includeSections,
    @Nullable String emailTo) {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ADDRESS = 320;

  public ReportRequest {
    Checks.required("business_id", businessId);
    Checks.required("type", type);
    if (template != null) {
      Checks.text("template", template, LONGEST_NAME);
    }
    Checks.required("timeframe", timeframe);
    includeSections = Checks.list("include_sections", includeSections);
    includeSections.forEach(name -> Checks.text("include_sections", name, LONGEST_NAME));
    if (emailTo != null) {
      Checks.text("email_to", emailTo, LONGEST_ADDRESS);
    }
  }

  /**
   * A PDF document of the usual template, which is sent to nobody.
   *
   * @param businessId the business that it is about
   * @param timeframe how far it looks back
   * @return the request
   */
  public static ReportRequest pdf(UUID businessId, Timeframe timeframe) {
    return new ReportRequest(businessId, ReportType.PDF, null, timeframe, List.of(), null);
  }

  /**
   * The same with another template.
   *
   * @param template the name of the service's template
   * @return such a request
   */
  public ReportRequest withTemplate(String template) {
    return new ReportRequest(businessId, type, template, timeframe, includeSections, emailTo);
  }

  /**
   * The same with other sections.
   *
   * @param names the names of the sections; empty for the template's
   * @return such a request
   */
  public ReportRequest withSections(List<String> names) {
    return new ReportRequest(businessId, type, template, timeframe, names, emailTo);
  }

  /**
   * The same, and sent to somebody.
   *
   * @param address where it is sent to
   * @return such a request
   */
  public ReportRequest withEmailTo(String address) {
    return new ReportRequest(businessId, type, template, timeframe, includeSections, address);
  }

  /** Without the address, which is a person's. */
  @Override
  public String toString() {
    return "ReportRequest[" + businessId + ", " + type + ", " + template + ", " + timeframe + "]";
  }
}
