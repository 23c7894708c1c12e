package com.signalcraft.examples.api.job;

import com.signalcraft.common.JsonObject;
import com.signalcraft.examples.api.call.Content;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work that is asked for.
 *
 * @param kind what is to be done, such as {@code upload}
 * @param businessId for which business
 * @param parameters how
 * @param file what it works on, or null
 */
public record JobOrder(
    String kind, UUID businessId, JsonObject parameters, @Nullable Content file) {}
