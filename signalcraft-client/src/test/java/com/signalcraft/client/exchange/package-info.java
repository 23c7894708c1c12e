/**
 * Every call of the API as it crosses the network: what is sent, and what becomes of the answer.
 */
@NullUnmarked
package com.signalcraft.client.exchange;

import org.jspecify.annotations.NullUnmarked;
