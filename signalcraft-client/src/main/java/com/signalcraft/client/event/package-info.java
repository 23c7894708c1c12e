/**
 * Live events of a business: what they are, how they are handed over, and how what was missed is
 * read afterwards.
 */
@NullMarked
package com.signalcraft.client.event;

import org.jspecify.annotations.NullMarked;
