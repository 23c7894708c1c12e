/** The API without waiting: one class for each group, with futures in the place of results. */
@NullMarked
package com.signalcraft.client.async;

import org.jspecify.annotations.NullMarked;
