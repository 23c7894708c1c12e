package com.signalcraft.examples.server.report;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.WireEnum;
import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.job.JobOrder;
import com.signalcraft.examples.report.business.ReportPeriod;
import com.signalcraft.examples.report.business.ReportSection;
import com.signalcraft.examples.report.business.ReportTemplate;
import com.signalcraft.examples.report.business.ReportWish;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param type what the report is written as
 * @param wish what it tells
 * @param emailTo where it is sent to as well
 */
record ReportOrder(ReportType type, ReportWish wish, Optional<String> emailTo) {

  static final String KIND = "report";

  private static final int LONGEST_ADDRESS = 320;
  private static final String TYPE = "type";
  private static final String TEMPLATE = "template";
  private static final String TIMEFRAME = "timeframe";
  private static final String SECTIONS = "include_sections";
  private static final String EMAIL_TO = "email_to";

  static final List<String> MEMBERS =
      List.of("business_id", TYPE, TEMPLATE, TIMEFRAME, SECTIONS, EMAIL_TO);

  /**
   * An order as it comes.
   *
   * @throws BadRequest if it is not in the form of the contract
   */
  static ReportOrder of(Body body) {
    String emailTo = body.text(EMAIL_TO);
    if (emailTo != null) {
      Checks.text(EMAIL_TO, emailTo, LONGEST_ADDRESS);
    }
    return new ReportOrder(
        body.requiredConstant(ReportType.class, TYPE),
        new ReportWish(
            body.requiredId("business_id"),
            orElse(body.constant(ReportTemplate.class, TEMPLATE), ReportTemplate.SUMMARY),
            orElse(body.constant(ReportPeriod.class, TIMEFRAME), ReportPeriod.MONTH),
            sections(body.textsOrEmpty(SECTIONS))),
        Optional.ofNullable(emailTo));
  }

  private static <T> T orElse(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  private static Set<ReportSection> sections(List<String> names) {
    Set<ReportSection> sections = EnumSet.noneOf(ReportSection.class);
    names.forEach(name -> sections.add(OpenEnum.require(ReportSection.class, SECTIONS, name)));
    return sections;
  }

  /** As it is kept until it is done. */
  JobOrder toJob() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put(TYPE, type.wireName());
    parameters.put(TEMPLATE, wish.template().wireName());
    parameters.put(TIMEFRAME, wish.period().wireName());
    parameters.put(SECTIONS, wish.sections().stream().map(WireEnum::wireName).sorted().toList());
    emailTo.ifPresent(address -> parameters.put(EMAIL_TO, address));
    return new JobOrder(KIND, wish.businessId(), JsonObject.of(parameters), null);
  }

  static ReportOrder of(JobOrder job) {
    JsonObject parameters = job.parameters();
    return new ReportOrder(
        constant(ReportType.class, parameters, TYPE),
        new ReportWish(
            job.businessId(),
            constant(ReportTemplate.class, parameters, TEMPLATE),
            constant(ReportPeriod.class, parameters, TIMEFRAME),
            sections(
                ((List<?>) parameters.members().getOrDefault(SECTIONS, List.of()))
                    .stream().map(String.class::cast).toList())),
        parameters.string(EMAIL_TO));
  }

  private static <E extends Enum<E> & WireEnum> E constant(
      Class<E> type, JsonObject parameters, String name) {
    return OpenEnum.require(type, name, parameters.string(name).orElse(""));
  }

  /** Without the address, which is a person's. */
  @Override
  public String toString() {
    return "ReportOrder[" + type + ", " + wish + "]";
  }
}
