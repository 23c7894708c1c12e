/**
 * The one unchecked error hierarchy of SignalCraft, the same on every back end.
 *
 * <p>Everything thrown on purpose is a {@link com.signalcraft.error.SignalCraftException}; its
 * subclass says what happened, {@code code()} gives the hosted API's code, and {@code retryable()}
 * whether the same call may succeed later.
 */
@NullMarked
package com.signalcraft.error;

import org.jspecify.annotations.NullMarked;
