/** The states of an alert and how one follows from another. Not for users. */
@NullMarked
package com.signalcraft.alert.internal.machine;

import org.jspecify.annotations.NullMarked;
