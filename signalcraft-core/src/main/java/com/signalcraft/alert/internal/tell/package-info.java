/** What an alert tells, and when it keeps quiet. Not for users. */
@NullMarked
package com.signalcraft.alert.internal.tell;

import org.jspecify.annotations.NullMarked;
