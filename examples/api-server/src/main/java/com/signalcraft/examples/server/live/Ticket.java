package com.signalcraft.examples.server.live;

import java.time.Instant;
import java.util.UUID;

/**
 * What a token lets somebody hear.
 *
 * @param userId who he is
 * @param businessId whose events they are
 * @param expires when the token expires
 */
record Ticket(UUID userId, UUID businessId, Instant expires) {}
