/** Businesses, the tenants of SignalCraft, and their members. */
@NullMarked
package com.signalcraft.business;

import org.jspecify.annotations.NullMarked;
