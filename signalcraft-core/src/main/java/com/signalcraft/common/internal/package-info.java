/** What several features share and users do not need. */
@NullMarked
package com.signalcraft.common.internal;

import org.jspecify.annotations.NullMarked;
