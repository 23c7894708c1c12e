package com.signalcraft.jdbc.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement that was run, with what the database did for it.
 *
 * @param sql its text, parameters as {@code $1}
 * @param plan the root of its plan, as {@code explain (analyze, format json)} has it
 */
record ExplainedPlan(String sql, JsonNode plan) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Of a notice of auto_explain: the duration, and then the plan. */
  static ExplainedPlan of(String notice) {
    try {
      JsonNode content = MAPPER.readTree(notice.substring(notice.indexOf('{')));
      return new ExplainedPlan(content.get("Query Text").asText(), content.get("Plan"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(notice, e);
    }
  }

  /** What was read of partitions of points, whether it was executed or not. */
  List<PartitionRead> reads() {
    List<PartitionRead> reads = new ArrayList<>();
    collect(plan, reads);
    return reads;
  }

  private static void collect(JsonNode node, List<PartitionRead> reads) {
    String relation = node.path("Relation Name").asText();
    boolean written = node.path("Node Type").asText().equals("ModifyTable");
    if (relation.startsWith("kpi_data_") && !written) {
      reads.add(
          new PartitionRead(
              relation,
              node.get("Node Type").asText(),
              node.get("Actual Loops").asInt() > 0,
              node.path("Heap Fetches").asInt()));
    }
    node.path("Plans").forEach(child -> collect(child, reads));
  }

  /** The nodes that read a table for its rows, and how, such as {@code alerts: Index Scan}. */
  List<String> scans() {
    List<String> scans = new ArrayList<>();
    collectScans(plan, scans);
    return scans;
  }

  private static void collectScans(JsonNode node, List<String> scans) {
    String kind = node.path("Node Type").asText();
    if (node.has("Relation Name") && !kind.equals("ModifyTable")) {
      scans.add(node.get("Relation Name").asText() + ": " + kind);
    }
    node.path("Plans").forEach(child -> collectScans(child, scans));
  }

  /** How many partitions were left out when the statement began. */
  int subplansRemoved() {
    return plan.findValues("Subplans Removed").stream().mapToInt(JsonNode::asInt).sum();
  }

  @Override
  public String toString() {
    return sql + "\n" + plan.toPrettyString();
  }

  /**
   * A node of a plan that reads a partition of points.
   *
   * @param partition the partition
   * @param node how, such as {@code Index Only Scan}
   * @param executed whether it was reached
   * @param heapFetches how many rows an index-only scan had to look up in the table
   */
  record PartitionRead(String partition, String node, boolean executed, int heapFetches) {}
}
