package com.signalcraft.client.internal.transport;

import com.signalcraft.client.internal.limit.AccountLimits;
import com.signalcraft.client.internal.limit.Bulkhead;
import com.signalcraft.client.internal.limit.HostBreakers;

/**
 * What holds calls back.
 *
 * @param breakers end calls to failing hosts
 * @param limits keep accounts to their plans
 * @param bulkhead bounds how many exchanges are under way at once
 */
record Gates(HostBreakers breakers, AccountLimits limits, Bulkhead bulkhead) {}
