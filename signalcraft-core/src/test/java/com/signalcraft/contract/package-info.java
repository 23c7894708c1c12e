/**
 * The contract kit: what every operation of {@link com.signalcraft.SignalCraft} does, who may do it
 * and which error comes back, as tests that any back end can run.
 *
 * <p>A back end's module extends {@link com.signalcraft.contract.SignalCraftContract} and hands it
 * a {@link com.signalcraft.contract.ContractBackend}. Each area of the API is an abstract class of
 * its own. Every test makes its own users and businesses, so that tests may share one store and run
 * at the same time.
 */
@NullMarked
package com.signalcraft.contract;

import org.jspecify.annotations.NullMarked;
