/** The writer's journal on disk. Not for users: anything here may change. */
@NullMarked
package com.signalcraft.client.internal.journal;

import org.jspecify.annotations.NullMarked;
