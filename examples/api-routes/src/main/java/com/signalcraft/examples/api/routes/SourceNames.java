package com.signalcraft.examples.api.routes;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.JsonObject;
import com.signalcraft.kpi.KpiSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The names of a business's sources, which some answers have beside the columns of a row. */
record SourceNames(Map<UUID, String> names) {

  static SourceNames of(SignalCraft view, UUID businessId) {
    return new SourceNames(
        view.sources().list(businessId).stream()
            .collect(Collectors.toMap(KpiSource::id, KpiSource::name)));
  }

  JsonObject with(JsonObject row, UUID sourceId) {
    Map<String, Object> members = new HashMap<>(row.members());
    members.put("source_name", names.get(sourceId));
    return JsonObject.of(members);
  }
}
