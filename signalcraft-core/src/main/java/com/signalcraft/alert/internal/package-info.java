/** How alerts are evaluated. Not for users. */
@NullMarked
package com.signalcraft.alert.internal;

import org.jspecify.annotations.NullMarked;
