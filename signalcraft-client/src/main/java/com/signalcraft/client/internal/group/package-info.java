/** The groups of the API, each operation one call of the hosted API. */
@NullMarked
package com.signalcraft.client.internal.group;

import org.jspecify.annotations.NullMarked;
