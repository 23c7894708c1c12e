/** Parts that the back ends share. Not for users: anything here may change in any release. */
@NullMarked
package com.signalcraft.internal;

import org.jspecify.annotations.NullMarked;
