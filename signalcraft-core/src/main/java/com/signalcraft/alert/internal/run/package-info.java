/** The evaluation of the alerts of a business. Not for users. */
@NullMarked
package com.signalcraft.alert.internal.run;

import org.jspecify.annotations.NullMarked;
