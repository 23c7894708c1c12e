/** What rules say at the points of a series. Not for users. */
@NullMarked
package com.signalcraft.alert.internal.probe;

import org.jspecify.annotations.NullMarked;
